import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { SPACE, TAB } from "../../text/char.ts";
import { TYPE_CNAME, TYPE_PTR } from "../../workspace/lookup.ts";
import { originAt } from "../../zone/origin-at.ts";
import { type Fix, isRefusal, type Refusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import type { Change } from "./change.ts";
import { copiesOf, groupsOfCopies, inAllCopies } from "./copies-of.ts";
import { keepInheritedOwner, ownerInFront } from "./inherited-owner.ts";
import { makeFix, type Offer } from "./make-fix.ts";
import { headOfRun } from "./owner-run.ts";
import { replaceColumn } from "./replace-column.ts";
import type { Replacement } from "./replacement.ts";
import { addition, removal } from "./update-line.ts";
import { writtenName } from "./written-name.ts";
import { recordRefusal } from "./written-record.ts";

/** What gets another owner, and how the text is to say so. */
interface Move {
	records(): readonly RecordView[];
	replacements(): readonly Replacement[] | Refusal;
}

/**
 * Gives a record another owner, which is absolute, and with it all records of its run: those that have their owner from
 * the same place of the text; the same with its copies. It is written relative if the one before was and the origin allows it.
 */
export function renameOwner(record: RecordView, owner: string, title: string, offer: Offer = {}): Fix {
	const move: Move = {
		records: () => runsOf(record),
		replacements: () => {
			const replacements: Replacement[] = [];
			for (const head of headsOf(runsOf(record))) {
				if (head.hasInheritedOwner || head.ownerName !== record.ownerName) {
					return { refusal: `the owner ${record.owner} is not written in this file: change it where it is` };
				}
				const refusal = recordRefusal(head);
				if (refusal) return refusal;
				replacements.push(replaceColumn(head, "owner", ownerText(head, owner)));
			}
			return replacements;
		},
	};
	return makeFix({ context: record.context, title, ...movingChange(record, owner, move) }, offer);
}

/** Gives one record and its copies another owner; those that have their owner from them keep the old one. */
export function moveRecord(record: RecordView, owner: string, title: string, offer: Offer = {}): Fix {
	return makeFix({ context: record.context, title, ...ownerChange(record, owner) }, offer);
}

/** The same as a part of a greater repair. */
export function ownerChange(record: RecordView, owner: string): Change {
	return movingChange(record, owner, {
		records: () => [record],
		replacements: () => {
			const copies = copiesOf(record);
			return inAllCopies(record, (copy) => {
				const kept = keepInheritedOwner(copy, copies);
				if (isRefusal(kept)) return kept;
				if (!copy.hasInheritedOwner) return [replaceColumn(copy, "owner", ownerText(copy, owner)), ...kept];
				return [writeOwner(copy, ownerText(copy, owner)), ...kept];
			});
		},
	});
}

/** The records of its owner that have it from the same place of the text, itself among them, and those that are in one place with a copy of one. */
function runsOf(record: RecordView): readonly RecordView[] {
	const { workspace } = record.context;
	const all = record.recordsOfSameOwner;
	const runOf = (heads: ReadonlySet<RecordId>) => all.filter(({ id }) => heads.has(headOfRun(workspace, id)));
	const own = runOf(new Set([headOfRun(workspace, record.id)]));
	return runOf(new Set(groupsOfCopies(own).flatMap((copies) => copies.map(({ id }) => headOfRun(workspace, id)))));
}

/** The records at which the owners of some are written. */
function headsOf(records: readonly RecordView[]): readonly RecordView[] {
	const heads = new Set(records.map(({ id, context }) => headOfRun(context.workspace, id)));
	return [...heads].map((head) => records[0]!.context.viewRecord(records[0]!.context, head));
}

function movingChange(record: RecordView, owner: string, move: Move): Change {
	const { context, zone } = record;
	const moved = ({ ttl, typeName, rdata }: RecordView) => addition({ owner, ttl, typeName, rdata });
	return {
		zone,
		updates: () => move.records().flatMap((one) => [removal(one), moved(one)]),
		replacements: () => recordRefusal(record) ?? occupied(record, context.workspace.name(owner)) ?? move.replacements(),
	};
}

/** Why a record must not come to stand at a name: what is there already. */
function occupied(record: RecordView, owner: NameId): Refusal | undefined {
	const { zone, context } = record;
	const { lookup, tables } = context.workspace;
	const name = tables.names.text(owner);
	if (!tables.names.isWithin(owner, zone.origin)) return { refusal: `${name} lies outside ${record.origin}` };
	if (lookup.answerIn(zone, lookup.sought(owner)).kind === "outside") return { refusal: `${name} is delegated away` };
	if (lookup.recordIn(zone, owner, TYPE_CNAME) >= 0) {
		return { refusal: `${name} has a CNAME already, beside which nothing may stand: delete the one that is wrong` };
	}
	if (record.type === TYPE_CNAME && lookup.hasRecords(zone, owner)) {
		return { refusal: `${name} has records already, beside which no CNAME may stand: delete what is wrong` };
	}
	const [pointer] = lookup.recordsIn(zone, owner, TYPE_PTR);
	if (record.type !== TYPE_PTR || pointer === undefined) return undefined;
	const target = context.viewRecord(context, pointer).target;
	return { refusal: `${name} has a PTR to ${target} already: delete the one that is wrong` };
}

function ownerText(record: RecordView, owner: string): string {
	const { workspace } = record.context;
	const { block, entry } = record.text!;
	const head = record.context.viewRecord(record.context, headOfRun(workspace, record.id));
	// A whole name without its dot shows how it was meant.
	const isRelative = !head.writtenOwner.endsWith(".") && `${head.writtenOwner.toLowerCase()}.` !== owner;
	return writtenName(workspace, workspace.name(owner), originAt(block, entry.start), isRelative);
}

/** The owner in front of a record that begins with a blank. */
function writeOwner(record: RecordView, owner: string): Replacement {
	const { block, entry } = record.text!;
	const { file } = block.slice;
	const { octets } = file.text.chunks[block.index]!;
	let end = entry.start;
	while (octets[end] === SPACE || octets[end] === TAB) end++;
	return ownerInFront(file, block.index, { start: entry.start, end }, owner);
}
