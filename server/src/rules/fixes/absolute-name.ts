import { type NameId, ROOT_NAME } from "../../tables/name-table.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** Whether a name is written with its final dot, and not with an escaped one. */
export function isAbsolute(written: string): boolean {
	return /(?<!\\)(?:\\\\)*\.$/.test(written);
}

/** A name that is written where `origin` is in force, with what the origin adds. */
export function absoluteName({ tables }: Workspace, written: string, origin: NameId): string {
	if (isAbsolute(written)) return written;
	const suffix = tables.names.text(origin);
	if (written === "@") return suffix;
	return origin === ROOT_NAME ? `${written}.` : `${written}.${suffix}`;
}
