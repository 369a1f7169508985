import { baseName } from "../config/config-path.ts";
import { isSyntaxError } from "../syntax/syntax-rules.ts";
import type { OpenZone } from "../workspace/open-zones.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { dumpSteps } from "../workspace/zone-dump.ts";

/** An editor shows no longer text at once. */
export const MAX_EXPANDED = 20_000;

/**
 * The zones in which a file is read, as their server reads them: a line for each record, all names absolute, `$INCLUDE` and
 * `$GENERATE` expanded; in steps. The workspace must stay as it is until all is done.
 *
 * @param most how many records are shown.
 */
export function* expandedZones(
	workspace: Workspace,
	path: string,
	most: number = MAX_EXPANDED,
): Generator<void, { readonly text: string }> {
	const zones = workspace.zonesOfFile(path).flatMap((zone) => workspace.openZone(zone) ?? []);
	if (zones.length === 0) return { text: `; ${baseName(path)} is in no zone\n` };
	const lines: string[] = [];
	let left = most;
	for (const open of zones) {
		if (lines.length > 0) lines.push("");
		lines.push(...heading(workspace, open));
		const total = yield* addRecords(workspace, open, lines, left);
		const rest = total - left;
		left = Math.max(0, left - total);
		if (rest <= 0) continue;
		lines.push(
			`; ${rest === 1 ? "1 more record is" : `${rest} more records are`} not shown; "zonetrio records ${baseName(open.spec.path)}" prints all of them`,
		);
	}
	return { text: `${lines.join("\n")}\n` };
}

/** Adds the first records of a zone; returns how many it has, as they are written where not all are read. */
function* addRecords(workspace: Workspace, open: OpenZone, lines: string[], most: number): Generator<void, number> {
	let count = 0;
	const steps = dumpSteps(workspace, open, (line) => {
		if (count++ < most) lines.push(line);
	});
	while (!steps.next().done) {
		if (count > most) return Math.max(count, recordsIn(workspace, open));
		yield;
	}
	return count;
}

function recordsIn(workspace: Workspace, { slice }: OpenZone): number {
	return [...workspace.blocks(slice)].reduce((sum, { records }) => sum + records.length, 0);
}

function heading(workspace: Workspace, open: OpenZone): string[] {
	const { view } = workspace.zones.universeOf(open.zone);
	const name = workspace.tables.names.text(open.zone.origin);
	const where = view === "" ? name : `${name} in the view ${view}`;
	const lines = [`; ${where} as its server reads it, from ${baseName(open.spec.path)}`];
	const unread = [...workspace.blocks(open.slice)].reduce(
		(sum, { problems, include }) =>
			sum + problems.filter(isSyntaxError).length + (include?.problem && isSyntaxError(include.problem) ? 1 : 0),
		0,
	);
	if (unread > 0)
		lines.push(
			`; ${unread === 1 ? "1 line cannot be read and is" : `${unread} lines cannot be read and are`} left out`,
		);
	return lines;
}
