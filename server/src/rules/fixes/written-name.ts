import { type NameId, ROOT_NAME } from "../../tables/name-table.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** A name as it is written where `origin` is in force: without what the origin adds, `@` for the origin itself. */
export function relativeName(workspace: Workspace, name: NameId, origin: NameId): string {
	const { names } = workspace.tables;
	if (name === origin) return "@";
	const labels: string[] = [];
	for (let at = name; at !== origin; at = names.parentOf(at)) {
		if (at === ROOT_NAME) return names.text(name);
		labels.push(names.label(at));
	}
	return labels.join(".");
}

/** A name, relative if that is wanted and the origin allows it, else absolute. */
export function writtenName(workspace: Workspace, name: NameId, origin: NameId, relative: boolean): string {
	return relative ? relativeName(workspace, name, origin) : workspace.tables.names.text(name);
}
