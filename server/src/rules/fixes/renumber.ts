import { parseSpf, type SpfTerm } from "../../mail/spf.ts";
import type { AddressId } from "../../tables/address-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { areSameOctets } from "../../text/same-octets.ts";
import { isRefusal, type Refusal } from "../fix.ts";
import { hintedRecords, hintsIn, writtenHints } from "../views/address-hints.ts";
import type { AddressView } from "../views/address-view.ts";
import type { RecordView } from "../views/record-view.ts";
import { addressFor, type Viewpoint } from "../views/viewpoint.ts";
import { addressLike } from "./address-spelling.ts";
import type { Change } from "./change.ts";
import { editedRdata, editStrings, type StringEdit } from "./edit-strings.ts";
import { type MovedPointers, movePointers } from "./move-pointers.ts";
import { fieldChange } from "./replace-field.ts";
import type { Replacement } from "./replacement.ts";
import { stringsInPlace } from "./strings-in-place.ts";
import { addition, removal } from "./update-line.ts";
import { octetsRefusal, recordRefusal } from "./written-record.ts";

/**
 * Gives everything that has an address another one, in all zones that can be seen: A and AAAA records, the SPF terms that
 * name it alone, the hints of SVCB and HTTPS records; and its PTRs go to the new reverse name.
 *
 * @returns the changes, with what is to be said of the PTRs; or why the address cannot be had.
 */
export function renumbering(view: Viewpoint, address: AddressId, octets: Uint8Array): MovedPointers | Refusal {
	const old = addressFor(view, view.context.workspace.tables.addresses.octets(address));
	const next = addressFor(view, octets);
	const [host] = recordsWith(view, next.id);
	if (host)
		return { refusal: `${host.owner} has ${next.text} already, so nothing would tell the two apart afterwards` };
	const pointers = movePointers(old, next);
	if (isRefusal(pointers)) return pointers;
	const records = recordsWith(view, address).map((record) =>
		fieldChange(record, 0, () => addressLike(record.writtenField(0), octets)),
	);
	const changes = [
		...records,
		...spfChanges(view, old, octets),
		...hintChanges(view, old, octets),
		...pointers.changes,
	];
	return { ...pointers, changes };
}

/** The A and AAAA records with an address that can be seen. */
function recordsWith({ context, universe }: Viewpoint, address: AddressId): RecordView[] {
	const { tables, zones } = context.workspace;
	const found: RecordView[] = [];
	for (let at = tables.addresses.firstReference[address]!; at >= 0; at = tables.records.nextOfReference[at]!) {
		if (!zones.isVisible(universe, zones.zoneOf(at as RecordId))) continue;
		found.push(context.viewRecord(context, at as RecordId));
	}
	return found;
}

function spfChanges({ context, universe }: Viewpoint, old: AddressView, octets: Uint8Array): Change[] {
	const { facts, workspace } = context;
	return facts.namingDomains(universe, old.id).flatMap((domain) => {
		const zone = workspace.lookup.zoneFor(universe, domain);
		return (zone ? facts.spf.recordsAt(zone, domain) : []).flatMap(({ record, text }) => {
			const terms = parseSpf(text)?.terms ?? [];
			const edits = terms.flatMap((term) => renumberedTerm(text, term, old.octets, octets) ?? []);
			return edits.length > 0 ? [stringChange(context.viewRecord(context, record), edits)] : [];
		});
	});
}

function stringChange(record: RecordView, edits: readonly StringEdit[]): Change {
	const { owner, ttl, typeName, zone } = record;
	return {
		zone,
		updates: () => [removal(record), addition({ owner, ttl, typeName, rdata: editedRdata(record, edits) })],
		replacements: () => stringsInPlace(record, edits) ?? editStrings(record, edits),
	};
}

/** The address in a term that names it alone. */
function renumberedTerm(text: string, term: SpfTerm, old: Uint8Array, octets: Uint8Array): StringEdit | undefined {
	const length = old.length === 4 ? term.prefix4 : term.prefix6;
	if (!term.address || length !== old.length * 8 || !areSameOctets(term.address, old)) return undefined;
	const written = /:([^/]+)/.exec(text.slice(term.start, term.end));
	if (!written) return undefined;
	const start = term.start + written.index + 1;
	return { start, end: start + written[1]!.length, text: addressLike(written[1]!, octets) };
}

function hintChanges({ context, universe }: Viewpoint, old: AddressView, octets: Uint8Array): Change[] {
	return [...hintedRecords(context, universe)].flatMap(
		(record) => hintChange(context.viewRecord(context, record), old.octets, octets) ?? [],
	);
}

function hintChange(record: RecordView, old: Uint8Array, octets: Uint8Array): Change | undefined {
	const { owner, rdata, ttl, typeName, zone } = record;
	const next = withHints(rdata, old, octets);
	if (next === rdata) return undefined;
	return {
		zone,
		updates: () => [removal(record), addition({ owner, ttl, typeName, rdata: next })],
		replacements: () => recordRefusal(record) ?? octetsRefusal(record) ?? hintsWritten(record, old, octets),
	};
}

/** A text with the new address in place of the old one in lists of hints. */
function withHints(text: string, old: Uint8Array, octets: Uint8Array): string {
	return hintsIn(text, old).reduceRight(
		(now, { start, end }) => now.slice(0, start) + addressLike(now.slice(start, end), octets) + now.slice(end),
		text,
	);
}

function hintsWritten(record: RecordView, old: Uint8Array, octets: Uint8Array): Replacement[] {
	const { block } = record.text!;
	const { file } = block.slice;
	return writtenHints(record, old).map(({ start, end, written }) => {
		return { file, index: block.index, start, end, text: addressLike(written, octets) };
	});
}
