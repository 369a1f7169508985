import { parseSpf, type SpfTerm } from "../../mail/spf.ts";
import type { NameId } from "../../tables/name-table.ts";
import { idOfKey, universeOfKey } from "../../trio/mail-facts.ts";
import type { RecordView } from "../views/record-view.ts";
import type { Viewpoint } from "../views/viewpoint.ts";
import type { Change } from "./change.ts";
import { type StringEdit, stringsChange } from "./edit-strings.ts";
import { renamedName } from "./renamed-name.ts";

/** An SPF record and its strings, put together. */
export interface SpfText {
	readonly record: RecordView;
	readonly text: string;
}

/** The SPF records that are read with some names, because their terms name them or lead to them. */
export function spfRecordsNaming({ context, universe }: Viewpoint, names: readonly NameId[]): readonly SpfText[] {
	const { facts, workspace } = context;
	const keys = new Set(names.flatMap((name) => [...(facts.readers.get(name) ?? [])]));
	return [...keys].flatMap((key) => {
		const domain = idOfKey(key) as NameId;
		const zone = universeOfKey(key) === universe.id ? workspace.lookup.zoneFor(universe, domain) : undefined;
		const found = zone ? facts.spfRecords(zone, domain) : [];
		return found.map(({ record, text }) => ({ record: context.viewRecord(context, record), text }));
	});
}

/** The terms of an SPF record that name a host, or a name below it, get its new name; none where no term does. */
export function renameInSpf(record: RecordView, text: string, from: NameId, to: NameId): readonly Change[] {
	const edits = (parseSpf(text)?.terms ?? []).flatMap((term) => renamedTerm(record, text, term, from, to) ?? []);
	return edits.length === 0 ? [] : [stringsChange(record, edits)];
}

/** The domain of a term, behind its `:` or `=` and in front of a prefix length. */
function renamedTerm(
	record: RecordView,
	text: string,
	term: SpfTerm,
	from: NameId,
	to: NameId,
): StringEdit | undefined {
	const { context } = record;
	const { workspace } = context;
	if (term.domain === undefined || term.macro) return undefined;
	const next = renamedName(context, workspace.name(term.domain), from, to);
	const written = /[:=]([^/]+)/.exec(text.slice(term.start, term.end));
	if (next === undefined || !written) return undefined;
	const start = term.start + written.index + 1;
	const name = workspace.tables.names.text(next);
	return { start, end: start + written[1]!.length, text: written[1]!.endsWith(".") ? name : name.slice(0, -1) };
}
