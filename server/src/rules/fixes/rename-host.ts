import { readHostRemark } from "../../config/modeline.ts";
import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { octetOffset, toText } from "../../text/utf8.ts";
import type { Block, Remark } from "../../zone/block.ts";
import { type Fix, isRefusal, type Refusal } from "../fix.ts";
import { otherNamePlaces } from "../views/name-fields.ts";
import type { Viewpoint } from "../views/viewpoint.ts";
import type { Change } from "./change.ts";
import { isFreeName } from "./free-name.ts";
import { makeJointFix, type Offer } from "./make-fix.ts";
import { renameInRecord } from "./rename-in-record.ts";
import { editsOfSpf } from "./rename-in-spf.ts";
import { originChanges } from "./rename-origins.ts";
import type { Replacement } from "./replacement.ts";
import type { Renaming } from "./respelled-name.ts";

/**
 * Renames a host in all zones that can be seen: the records that it and the names below it own, those that name
 * them, SPF terms, `$ORIGIN` entries and remarks. Names stay relative or absolute as they were where the origin allows it.
 * Refused as a whole where one of the files must not be written.
 */
export function renameHost(view: Viewpoint, from: NameId, to: NameId, offer: Offer = {}): Fix {
	const { context } = view;
	const { names } = context.workspace.tables;
	const title = `Rename ${names.text(from)} to ${names.text(to)} everywhere`;
	return makeJointFix({ context, title, changes: () => renamingToFree(view, { from, to }) }, offer);
}

function renamingToFree(view: Viewpoint, renaming: Renaming): readonly Change[] | Refusal {
	const { lookup, tables } = view.context.workspace;
	const { zone } = lookup.answer(view.universe, lookup.sought(renaming.from));
	const changes = hostRenaming(view, renaming);
	if (isRefusal(changes) || (zone && isFreeName(zone, view, renaming.to))) return changes;
	const [from, to] = [tables.names.text(renaming.from), tables.names.text(renaming.to)];
	return { refusal: `${to} cannot be had in the zone of ${from}: choose a name that is free` };
}

/** The same as changes of zones; whether the new name is free is not asked. */
export function hostRenaming(view: Viewpoint, renaming: Renaming): readonly Change[] | Refusal {
	const { from, to } = renaming;
	const { context } = view;
	const { tables, zones } = context.workspace;
	const within = namesWithin(view, from);
	const apex = within.find((name) => zones.isOrigin(name));
	if (apex !== undefined)
		return { refusal: `${tables.names.text(apex)} is the origin of a zone: rename the zone by hand` };
	const spf = editsOfSpf(view, within, renaming);
	// What a record owns, names and says in its strings is one change: it has but one line in an update.
	const records = new Set([...recordsNaming(view, within), ...spf.keys()]);
	const changes = [...records].map((record) =>
		renameInRecord(context.viewRecord(context, record), renaming, spf.get(record)),
	);
	return [...changes, ...originChanges(view, renaming), ...remarkChanges(view, from, to)];
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

/** The records that names own, and those that name them. */
function recordsNaming({ context, universe }: Viewpoint, within: readonly NameId[]): readonly RecordId[] {
	const { tables, zones } = context.workspace;
	const { names, records } = tables;
	const found = new Set<RecordId>();
	for (const name of within) {
		for (let at = names.firstOwner[name]!; at >= 0; at = records.nextOfOwner[at]!) found.add(at as RecordId);
		for (let at = names.firstReference[name]!; at >= 0; at = records.nextOfReference[at]!) found.add(at as RecordId);
	}
	for (const { record } of otherNamePlaces(context, within, undefined, Number.POSITIVE_INFINITY)) found.add(record);
	return [...found].filter((record) => zones.isVisible(universe, zones.zoneOf(record)));
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
