import { isNameKind } from "../../records/fields/name.ts";
import { RECORD_TYPES, recordTypeByCode } from "../../records/record-types.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { originAt } from "../../zone/origin-at.ts";
import type { Action } from "../fix.ts";
import { appendDot } from "../fixes/append-dot.ts";
import { replaceField } from "../fixes/replace-field.ts";
import { relativeName } from "../fixes/written-name.ts";
import { type DoubledName, doubledName } from "../judgements/doubled-name.ts";
import type { RecordRule, RecordTest } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** Programs write these, and sign them. */
const WRITTEN_BY_PROGRAMS: ReadonlySet<number> = new Set([TYPE_CODE.NSEC, TYPE_CODE.NXT]);
/** Where such a name is not there, rules about hosts say so and what is meant. */
const TOLD_WHERE_ABSENT: ReadonlySet<number> = new Set(
	(["NS", "CNAME", "SOA", "MX", "AFSDB", "RT", "SRV", "KX", "SVCB", "HTTPS", "LP"] as const).map(
		(name) => TYPE_CODE[name],
	),
);

/** A name that has records, or names below it, may be what is meant, so only records that refer to no such name are looked at. */
const refersToNothing: RecordTest = ({ names, records }, record) => {
	const reference = records.reference[record]!;
	return reference < 0 || names.activity[reference] === 0 || records.type[record] === TYPE_CODE.SOA;
};

/** RFC 1912 section 3.2: the most usual slip of all. */
export const nameMissingTrailingDot: RecordRule = {
	id: "name-missing-trailing-dot",
	group: "hygiene",
	subject: "record",
	types: RECORD_TYPES.filter(
		({ code, fields }) => !WRITTEN_BY_PROGRAMS.has(code) && fields.some(({ kind }) => isNameKind(kind)),
	).map(({ code }) => code),
	where: refersToNothing,
	severity: "warning",
	summary: "A name in the data of a record is written whole but for its final dot, so the name of the zone is appended",
	sources: ["RFC 1035 section 5.1", "RFC 1912 section 3.2"],
	many: {
		above: 20,
		message: (count, origin) =>
			`${count} names in the records of ${origin} are written whole and lack their final dot, so servers append the name of the zone. Append the dots`,
	},

	check(record, report) {
		// Nearly all that refer to nothing name hosts elsewhere.
		if (record.targetName >= 0 && !record.targetIsInZone && record.type !== TYPE_CODE.SOA) return;
		for (const [field, { kind }] of (recordTypeByCode(record.type)?.fields ?? []).entries()) {
			if (!isNameKind(kind) || isToldElsewhere(record, field)) continue;
			const found = doubledName(record, field);
			if (!found) continue;
			const state = found.isCovered ? "for which only a wildcard answers" : "which does not exist";
			report({
				at: record.atField(field),
				message: `Without a dot at its end this name is ${found.name}, ${state}. Write ${found.meant} if that is meant`,
				actions: () => actionsFor(record, field, found),
			});
		}
	},
};

function isToldElsewhere(record: RecordView, field: number): boolean {
	const { type } = record;
	// That the text about a person is not there is told.
	if (type === TYPE_CODE.RP) return field === 1;
	if (!TOLD_WHERE_ABSENT.has(type) || (type === TYPE_CODE.SOA && field > 0)) return false;
	return type === TYPE_CODE.LP || !record.resolveTarget().wildcard;
}

/** The dot; or no more than the origin does not append, where that comes to the same. */
function actionsFor(record: RecordView, field: number, { meant, isThere }: DoubledName): readonly Action[] {
	const dot = appendDot(record, field);
	const { block, entry } = record.text!;
	const { workspace } = record.context;
	const short = relativeName(workspace, workspace.name(meant), originAt(block, entry.start));
	const actions: Action[] = [isThere ? dot : { ...dot, safe: false }];
	if (short !== meant)
		actions.push({ ...replaceField(record, field, `Write ${short}`, () => short), preferred: false });
	return actions;
}
