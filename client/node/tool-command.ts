/** The tools of BIND that tasks run; each is a type of task. */
export type Tool = "named-checkzone" | "named-checkconf";

/** A task as it stands in `tasks.json`. */
export interface ToolTask {
	readonly type: Tool;
	/** A zone file or a configuration; as seen from the workspace folder, unless it is absolute. */
	readonly file: string;
	/** The name of the zone, for `named-checkzone`. */
	readonly zone?: string;
	/** Where the tool is started, so that it finds included files: as seen from the workspace folder too. */
	readonly folder?: string;
}

/** True for what somebody may have written by hand into `tasks.json`. */
export function isToolTask(definition: { readonly type: string; readonly [name: string]: unknown }): boolean {
	const { type, file, zone, folder } = definition;
	const isText = (value: unknown) => typeof value === "string" && value !== "";
	if (!isText(file) || (folder !== undefined && !isText(folder))) return false;
	return type === "named-checkconf" || (type === "named-checkzone" && isText(zone));
}

/** What the tool is given, each a word of its own: no shell reads them. Names that look like options are none. */
export function toolArguments({ type, zone = "", file }: ToolTask, absolute: (path: string) => string): string[] {
	return type === "named-checkzone" ? ["--", zone, absolute(file)] : ["--", absolute(file)];
}

/** VS Code fills in `${…}` in tasks, some by running commands. What comes from names of files must not ask for that. */
export function hasVariable(text: string): boolean {
	return text.includes("${");
}
