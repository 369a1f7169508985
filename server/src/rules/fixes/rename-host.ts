import { readHostRemark } from "../../config/modeline.ts";
import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { octetOffset, toText } from "../../text/utf8.ts";
import { TYPE_SOA } from "../../workspace/lookup.ts";
import type { Block, Remark } from "../../zone/block.ts";
import type { Fix, Refusal } from "../fix.ts";
import type { Viewpoint } from "../views/viewpoint.ts";
import type { Change } from "./change.ts";
import { isFreeName } from "./free-name.ts";
import { makeJointFix, type Offer } from "./make-fix.ts";
import { renameInRecord } from "./rename-in-record.ts";
import { editsOfSpf } from "./rename-in-spf.ts";
import type { Replacement } from "./replacement.ts";

/**
 * Renames a host in all zones that can be seen: the records that it and the names below it own, those that name
 * them, SPF terms, and remarks. Names stay relative where they were and the origin allows it. Refused as a
 * whole where one of the files must not be written.
 */
export function renameHost(view: Viewpoint, from: NameId, to: NameId, offer: Offer = {}): Fix {
	const { context } = view;
	const { names } = context.workspace.tables;
	const title = `Rename ${names.text(from)} to ${names.text(to)} everywhere`;
	return makeJointFix({ context, title, changes: () => renaming(view, from, to) }, offer);
}

function renaming(view: Viewpoint, from: NameId, to: NameId): readonly Change[] | Refusal {
	const { context, universe } = view;
	const { lookup, tables, zones } = context.workspace;
	const { names } = tables;
	const within = namesWithin(view, from);
	const apex = within.find((name) => zones.isOrigin(name));
	if (apex !== undefined) return { refusal: `${names.text(apex)} is the origin of a zone: rename the zone by hand` };
	const { zone } = lookup.answer(universe, lookup.sought(from));
	if (!zone || !isFreeName(zone, view, to)) {
		return {
			refusal: `${names.text(to)} cannot be had in the zone of ${names.text(from)}: choose a name that is free`,
		};
	}
	const spf = editsOfSpf(view, within, from, to);
	// What a record owns, names and says in its strings is one change: it has but one line in an update.
	const records = new Set([...recordsNaming(view, within), ...spf.keys()]);
	const changes = [...records].map((record) =>
		renameInRecord(context.viewRecord(context, record), from, to, spf.get(record)),
	);
	return [...changes, ...remarkChanges(view, from, to)];
}

/** The name and those below it. */
function namesWithin({ context }: Viewpoint, top: NameId): readonly NameId[] {
	const { firstChild, nextSibling } = context.workspace.tables.names;
	const found = [top];
	for (const name of found) {
		for (let child = firstChild[name]!; child >= 0; child = nextSibling[child]!) found.push(child as NameId);
	}
	return found;
}

/** The records that names own, those that refer to them, and the SOA records with a mailbox there, which are in no list. */
function recordsNaming(view: Viewpoint, within: readonly NameId[]): readonly RecordId[] {
	const { context } = view;
	const { lookup, tables, zones } = context.workspace;
	const { names, records } = tables;
	const found = new Set<RecordId>();
	for (const name of within) {
		for (let at = names.firstOwner[name]!; at >= 0; at = records.nextOfOwner[at]!) found.add(at as RecordId);
		for (let at = names.firstReference[name]!; at >= 0; at = records.nextOfReference[at]!) found.add(at as RecordId);
	}
	for (const { zone } of context.workspace.openZones()) {
		for (const soa of lookup.recordsIn(zone, zone.origin, TYPE_SOA)) {
			const mailbox = context.viewRecord(context, soa).rdata.split(" ")[1];
			const name = mailbox === undefined ? undefined : context.workspace.sought(mailbox);
			if (name && names.isWithin(name.name, within[0]!)) found.add(soa);
		}
	}
	return [...found].filter((record) => zones.isVisible(view.universe, zones.zoneOf(record)));
}

/** The remarks that give the host as a HELO name or as the PTR of an address. */
function remarkChanges(view: Viewpoint, from: NameId, to: NameId): readonly Change[] {
	const { workspace } = view.context;
	const changes: Change[] = [];
	for (const block of workspace.reader.blocksWithRemarks()) {
		if (!workspace.zones.isVisible(view.universe, block.slice.zone)) continue;
		for (const remark of block.remarks) {
			const replacements = renamedInRemark(view, block, remark, from, to);
			if (replacements.length === 0) continue;
			changes.push({ zone: block.slice.zone, serial: "keep", updates: () => [], replacements: () => replacements });
		}
	}
	return changes;
}

function renamedInRemark(
	{ context }: Viewpoint,
	block: Block,
	remark: Remark,
	from: NameId,
	to: NameId,
): readonly Replacement[] {
	const { names } = context.workspace.tables;
	const { file } = block.slice;
	const { octets } = file.text.chunks[block.index]!;
	const comment = toText(octets, remark.start, remark.end);
	const said = readHostRemark(comment);
	const octetAt = (units: number) => octetOffset(octets, remark.start, remark.end, units);
	return [said?.helo, said?.pointer].flatMap((value) => {
		if (value?.text !== names.text(from)) return [];
		const written = comment.slice(value.start, value.end);
		const text = written.endsWith(".") ? names.text(to) : names.text(to).slice(0, -1);
		return [{ file, index: block.index, start: octetAt(value.start), end: octetAt(value.end), text }];
	});
}
