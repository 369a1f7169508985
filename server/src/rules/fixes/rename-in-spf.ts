import { parseSpf, type SpfTerm } from "../../mail/spf.ts";
import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { idOfKey, universeOfKey } from "../../trio/mail-key.ts";
import type { RuleContext } from "../views/rule-context.ts";
import type { Viewpoint } from "../views/viewpoint.ts";
import type { StringEdit } from "./edit-strings.ts";
import { renamedName } from "./renamed-name.ts";
import { type Renaming, respelling } from "./respelled-name.ts";

/**
 * The edits in SPF records that give the terms which name a host, or a name below it, its new name. Records without such
 * terms are left out.
 *
 * @param within the host and the names below it
 */
export function editsOfSpf(
	view: Viewpoint,
	within: readonly NameId[],
	renaming: Renaming,
): ReadonlyMap<RecordId, readonly StringEdit[]> {
	const { context, universe } = view;
	const found = new Map<RecordId, readonly StringEdit[]>();
	for (const domain of domainsReading(view, within)) {
		const zone = context.workspace.lookup.zoneFor(universe, domain);
		for (const { record, text } of zone ? context.facts.spf.recordsAt(zone, domain) : []) {
			const edits = (parseSpf(text)?.terms ?? []).flatMap((term) => renamedTerm(context, text, term, renaming) ?? []);
			if (edits.length > 0) found.set(record, edits);
		}
	}
	return found;
}

/** The domains whose SPF is read with some names, because its terms name them or lead to them; they may do so themselves. */
function domainsReading({ context, universe }: Viewpoint, names: readonly NameId[]): ReadonlySet<NameId> {
	const keys = names.flatMap((name) => [...context.facts.readersOf(name)]);
	const readers = keys.filter((key) => universeOfKey(key) === universe.id).map((key) => idOfKey(key) as NameId);
	return new Set([...names, ...readers]);
}

/** What changes in the domain of a term, behind its `:` or `=` and in front of a prefix length. */
function renamedTerm(context: RuleContext, text: string, term: SpfTerm, renaming: Renaming): StringEdit | undefined {
	const { workspace } = context;
	if (term.domain === undefined || term.macro) return undefined;
	const name = workspace.name(term.domain);
	const written = /[:=]([^/]+)/.exec(text.slice(term.start, term.end));
	if (renamedName(context, name, renaming.from, renaming.to) === undefined || !written) return undefined;
	const start = term.start + written.index + 1;
	const change = respelling(workspace.tables.names, written[1]!, name, renaming);
	return change && { start: start + change.start, end: start + change.end, text: change.text };
}
