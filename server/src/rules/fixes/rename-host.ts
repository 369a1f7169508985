import { readHostRemark } from "../../config/modeline.ts";
import { isNameKind } from "../../records/fields/name.ts";
import { recordTypeByCode } from "../../records/record-types.ts";
import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { SPACE, TAB } from "../../text/char.ts";
import { octetOffset, toText } from "../../text/utf8.ts";
import { TYPE_SOA } from "../../workspace/lookup.ts";
import type { RecordText, Span } from "../../workspace/record-text.ts";
import type { Block, Remark } from "../../zone/block.ts";
import { originAt } from "../../zone/origin-at.ts";
import type { Fix, Refusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import type { Viewpoint } from "../views/viewpoint.ts";
import { absoluteName, isAbsolute } from "./absolute-name.ts";
import type { Change } from "./change.ts";
import { padding, widthOf } from "./column-style.ts";
import { isFreeName } from "./free-name.ts";
import { makeJointFix, type Offer } from "./make-fix.ts";
import { renameInSpf, spfRecordsNaming } from "./rename-in-spf.ts";
import { renamedName } from "./renamed-name.ts";
import type { Replacement } from "./replacement.ts";
import { addition, removal } from "./update-line.ts";
import { writtenName } from "./written-name.ts";
import { octetsRefusal, recordRefusal } from "./written-record.ts";

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
	const records = recordsNaming(view, within).map((record) => recordChange(record, from, to));
	const policies = spfRecordsNaming(view, within).flatMap(({ record, text }) => renameInSpf(record, text, from, to));
	return [...records, ...policies, ...remarkChanges(view, from, to)];
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
function recordsNaming(view: Viewpoint, within: readonly NameId[]): readonly RecordView[] {
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
	return [...found]
		.filter((record) => zones.isVisible(view.universe, zones.zoneOf(record)))
		.map((record) => context.viewRecord(context, record));
}

function recordChange(record: RecordView, from: NameId, to: NameId): Change {
	const { rdata, ttl, typeName } = record;
	const { names } = record.context.workspace.tables;
	const owner = renamedName(record.context, record.ownerName, from, to) ?? record.ownerName;
	return {
		zone: record.zone,
		updates: () => [removal(record), addition({ owner: names.text(owner), ttl, typeName, rdata })],
		replacements: () => renamedIn(record, from, to),
	};
}

/** The owner of a record and the names in its RDATA, where they are the host or below it. */
function renamedIn(record: RecordView, from: NameId, to: NameId): readonly Replacement[] | Refusal {
	const { text, type, writtenOwner } = record;
	const replacements: Replacement[] = [];
	const refusal = recordRefusal(record) ?? octetsRefusal(record);
	if (refusal || !text) return refusal ?? [];
	const { block, entry } = text;
	const origin = originAt(block, entry.start);
	const rename = (span: Span | undefined, written: string) => {
		const next = span && renamedText(record, written, origin, from, to);
		if (next === undefined || !span) return;
		replacements.push({ file: block.slice.file, index: block.index, ...span, text: next });
	};
	const owner = text.owner && renamedText(record, writtenOwner, origin, from, to);
	if (text.owner && owner !== undefined) replacements.push(ownerInColumn(text, text.owner, owner));
	for (const [index, { kind }] of (recordTypeByCode(type)?.fields ?? []).entries()) {
		if (isNameKind(kind)) rename(text.fields[index], record.writtenField(index));
	}
	return replacements;
}

/** A new owner, with as many blanks behind it as keep the next field in its column. */
function ownerInColumn({ block }: RecordText, span: Span, owner: string): Replacement {
	const { file } = block.slice;
	const { octets } = file.text.chunks[block.index]!;
	let end = span.end;
	while (octets[end] === SPACE || octets[end] === TAB) end++;
	const gap = toText(octets, span.end, end);
	const at = { file, index: block.index, start: span.start };
	// One blank keeps no column.
	if (gap.length < 2 && gap !== "\t") return { ...at, end: span.end, text: owner };
	const column = widthOf(toText(octets, span.start, end), 0);
	return { ...at, end, text: owner + padding(widthOf(owner, 0), column, gap.includes("\t")) };
}

/** A written name as it is to be written; undefined where it stays. */
function renamedText(
	{ context }: RecordView,
	written: string,
	origin: NameId,
	from: NameId,
	to: NameId,
): string | undefined {
	const { workspace } = context;
	const next = renamedName(context, workspace.name(absoluteName(workspace, written, origin)), from, to);
	return next === undefined ? undefined : writtenName(workspace, next, origin, !isAbsolute(written));
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
