import { RECORD_TYPES } from "../../records/record-types.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { OWNER_CAPITALS } from "../../tables/record-table.ts";
import { spellOwner } from "../fixes/spell-owner.ts";
import { isKeptByHand } from "../judgements/kept-by-hand.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** Programs that sign write names as they like. */
const WRITTEN_BY_PROGRAMS: ReadonlySet<number> = new Set([
	TYPE_CODE.RRSIG,
	TYPE_CODE.NSEC,
	TYPE_CODE.NSEC3,
	TYPE_CODE.NSEC3PARAM,
]);

/** RFC 4343: to the DNS both are one name, so whoever reads the file should see one. */
export const mixedCaseOwner: RecordRule = {
	id: "mixed-case-owner",
	group: "hygiene",
	subject: "record",
	types: RECORD_TYPES.map(({ code }) => code).filter((code) => !WRITTEN_BY_PROGRAMS.has(code)),
	where: ({ records }, record) => (records.flags[record]! & OWNER_CAPITALS) !== 0,
	severity: "hint",
	summary: "An owner is written once with capital letters and once without",
	sources: ["RFC 4343"],
	many: {
		above: 10,
		message: (count, origin) =>
			`${count} owners in ${origin} are written with capital letters here and without them elsewhere. To the DNS they are the same, so write them alike`,
	},

	check(record, report) {
		if (!isKeptByHand(record)) return;
		const other = otherSpelling(record);
		if (other === undefined) return;
		report({
			at: record.atOwner,
			message: `${record.writtenOwner} and ${other} are the same name to the DNS, but not to who searches this file for it. Write both alike`,
			actions: () => [spellOwner(record, spelledLike(record.writtenOwner, other), { safe: true })],
		});
	},
};

/** How another record of the owner has it: one without capital letters, or one that stands before this record. */
function otherSpelling(record: RecordView): string | undefined {
	const written = record.writtenOwner;
	let isBefore = true;
	for (const other of record.recordsOfSameOwner) {
		if (other.id === record.id) isBefore = false;
		const spelling = other.isGenerated ? "" : other.writtenOwner;
		if (spelling === "" || isSpelledAlike(written, spelling)) continue;
		if (isBefore || spelling.toLowerCase() === spelling) return spelling;
	}
	return undefined;
}

/** Whether two texts of one name have the same letters as far as both go. */
function isSpelledAlike(one: string, other: string): boolean {
	const length = Math.min(one.length, other.length);
	const [a, b] = [one.slice(0, length), other.slice(0, length)];
	// An escape or an @ is another way to write it, not another case.
	return a === b || a.toLowerCase() !== b.toLowerCase();
}

function spelledLike(written: string, other: string): string {
	return written.length <= other.length
		? other.slice(0, written.length)
		: other + written.slice(other.length).toLowerCase();
}
