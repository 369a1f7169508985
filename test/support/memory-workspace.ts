import { type Edit, isNewFile } from "../../server/src/rules/fix.ts";
import type { TextChange } from "../../server/src/text/chunked-text.ts";
import { toOctets, toText } from "../../server/src/text/utf8.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../server/src/workspace/settings.ts";
import { Workspace } from "../../server/src/workspace/workspace.ts";
import { readNamedConf } from "./read-configurations.ts";

/** The folder in which the files of a memory workspace lie. */
export const ROOT = "/w";

/** A name or path relative to the folder → text. */
export type Files = Readonly<Record<string, string>>;

/** Settings as a test gives them: what is left out has its default. */
export interface PartialSettings extends Partial<Omit<Settings, "mail" | "reverse">> {
	readonly mail?: Partial<Settings["mail"]>;
	readonly reverse?: Partial<Settings["reverse"]>;
}

export function fullSettings(settings: PartialSettings): Settings {
	const { mail, reverse, ...rest } = settings;
	return {
		...DEFAULT_SETTINGS,
		...rest,
		mail: { ...DEFAULT_SETTINGS.mail, ...mail },
		reverse: { ...DEFAULT_SETTINGS.reverse, ...reverse },
	};
}

/** A workspace of files that are nowhere but here, not read yet; `named.conf`, if it is there, is its server configuration. */
export function memoryWorkspace(files: Files, settings: PartialSettings = {}): Workspace {
	const workspace = new Workspace([ROOT]);
	const entries = Object.entries(files).map(([name, text]): [string, string] => [`${ROOT}/${name}`, text]);
	workspace.setPaths(entries.map(([path]) => path));
	workspace.setSettings(fullSettings(settings));
	const texts = new Map(entries);
	const main = `${ROOT}/named.conf`;
	if (texts.has(main)) workspace.setConfigurations([readNamedConf(main, workspace.configFiles(texts))]);
	for (const [path, text] of entries) {
		if (!isConfiguration(path)) workspace.setFile(path, toOctets(text), true);
	}
	return workspace;
}

/** The text of a file as it is now; that of a server configuration as it was read. */
export function textOf(workspace: Workspace, name: string): string {
	const path = `${ROOT}/${name}`;
	const text = workspace.configurationTexts.get(path) ?? workspace.mtaStsPolicies.get(path);
	return text ?? toText(workspace.files.get(path)!.text.octets());
}

/** What edits can be applied to. */
export interface Editable {
	edit(path: string, changes: readonly TextChange[]): void;
	create?(path: string, content: string): void;
}

/** Applies the edits of a fix, which are all in terms of the text before, as editors do. */
export function applyEdits(target: Editable, edits: readonly Edit[]): void {
	const changes = new Map<string, TextChange[]>();
	for (const edit of edits) {
		if (isNewFile(edit)) {
			if (!target.create) throw new Error(`${edit.path} cannot be made here`);
			target.create(edit.path, edit.content);
			continue;
		}
		const ofFile = changes.get(edit.path);
		// From the end to the beginning, so that no edit moves another.
		if (ofFile) ofFile.unshift(edit);
		else changes.set(edit.path, [edit]);
	}
	for (const [path, ofFile] of changes) target.edit(path, ofFile);
}

export function isConfiguration(path: string): boolean {
	return /\/(?:(?:named|nsd|knot)\.conf[^/]*|[^/]+\.conf|Corefile[^/]*)$/.test(path);
}
