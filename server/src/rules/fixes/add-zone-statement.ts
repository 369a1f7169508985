import { baseName } from "../../config/config-path.ts";
import type { ConfiguredZone, ServerConfiguration } from "../../config/configured-zone.ts";
import {
	indentationAt,
	lineEndOf,
	lineStart,
	type NewConfiguredZone,
	newZoneStatement,
} from "../../config/new-zone-statement.ts";
import type { ZoneStatement } from "../../config/zone-statement.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Refusal, TextEdit } from "../fix.ts";
import { CONFIGURATION_COMMENT, configurationEdit } from "./configuration-edit.ts";

/** Where a zone is to be configured, and after which example. */
export interface StatementPlace {
	readonly configuration: ServerConfiguration;
	readonly model: ConfiguredZone;
	/** The views that are to have the zone; `""` outside views. */
	readonly views: readonly string[];
}

/**
 * Adds a zone to a server configuration: behind the last zone statement in the file and view of the model. Refuses where
 * that file must not be written, or where other views would get the zone too.
 */
export function addZoneStatement(
	workspace: Workspace,
	place: StatementPlace,
	zone: NewConfiguredZone,
): TextEdit | Refusal {
	const { configuration, model, views } = place;
	const own = model.statement;
	const text = own && workspace.configurationTexts.get(own.path);
	const where = baseName(own?.path ?? configuration.path);
	const { server } = configuration;
	if (!own || text === undefined || server === "coredns") {
		return {
			refusal: `${where} has no complete statement of ${model.origin} after whose example one could be added: add the zone ${zone.origin} by hand`,
		};
	}
	const statement = newZoneStatement(server, text, own, zone);
	const reading = new Set(
		configuration.zones.filter((other) => isSame(other.statement, own)).map((other) => other.view),
	);
	const other = [...reading].find((view) => !views.includes(view));
	if (other !== undefined) {
		return {
			refusal: `${where} is read in the view ${other} too, which needs no zone ${zone.origin}: add it to the right view by hand:\n\n${statement}\n`,
		};
	}
	const siblings = configuration.zones.flatMap(({ view, statement: sibling }) =>
		sibling && view === model.view && sibling.path === own.path ? [sibling] : [],
	);
	const last = siblings.reduce((one, sibling) => (sibling.end > one.end ? sibling : one), own);
	const { offset, added } = insertionBehind(text, last, own, statement);
	return configurationEdit(workspace, { path: last.path, start: offset, end: offset }, added);
}

/** Whether two statements are one, which several views read. */
export function isSame(one: ZoneStatement | undefined, other: ZoneStatement): boolean {
	return one?.path === other.path && one.start === other.start;
}

/** Where another statement comes behind the last one, on lines of its own, with a blank line between where these stand so. */
function insertionBehind(
	text: string,
	last: ZoneStatement,
	model: ZoneStatement,
	statement: string,
): { readonly offset: number; readonly added: string } {
	const lineEnd = lineEndOf(text);
	const rest = /^[ \t]*(?:(?:#|\/\/)[^\r\n]*)?(?=\r?\n|$)/.exec(text.slice(last.end));
	const apart = isApart(text, last) ? lineEnd : "";
	return {
		offset: last.end + (rest?.[0].length ?? 0),
		added: lineEnd + apart + indentationAt(text, model.start) + statement,
	};
}

/** Whether a blank line stands in front of a statement and its comments. */
function isApart(text: string, { start, end }: ZoneStatement): boolean {
	const before = text.slice(0, lineStart(text, start)).split("\n").slice(0, -1);
	const line = before.findLast((one) => !CONFIGURATION_COMMENT.test(one));
	return line === undefined ? text.slice(start, end).includes("\n") : line.trim() === "";
}
