import { TYPE_CODE } from "../../records/type-code.ts";
import type { NameId } from "../../tables/name-table.ts";
import { REFERS_TO_NAME } from "../../tables/record-table.ts";
import {
	TYPE_A,
	TYPE_AAAA,
	TYPE_CNAME,
	TYPE_DNAME,
	TYPE_MX,
	TYPE_NS,
	TYPE_PTR,
	TYPE_SOA,
} from "../../workspace/lookup.ts";
import { type IdnFlaw, idnFlaw, idnFlawWithin } from "../judgements/idn-label.ts";
import type { Place } from "../place.ts";
import type { RecordRule, Report } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

const JUDGED = [
	...[TYPE_A, TYPE_AAAA, TYPE_CNAME, TYPE_DNAME, TYPE_MX, TYPE_NS, TYPE_PTR, TYPE_SOA],
	...[TYPE_CODE.SRV, TYPE_CODE.SVCB, TYPE_CODE.HTTPS],
];

/** RFC 5891: what begins with `xn--` is punycode, and nothing else may have two hyphens there. */
export const idnLabelInvalid: RecordRule = {
	id: "idn-label-invalid",
	group: "hygiene",
	subject: "record",
	types: JUDGED,
	where: ({ names, records }, record) =>
		names.hasHyphenPairWithin(records.owner[record]! as NameId) ||
		((records.flags[record]! & REFERS_TO_NAME) !== 0 &&
			names.hasHyphenPairWithin(records.reference[record]! as NameId)),
	severity: "warning",
	summary: "A label begins with `xn--` and stands for no word, or has its hyphens where only such labels may have them",
	sources: ["RFC 5890 section 2.3", "RFC 5891 section 4.2.3.1", "Zonemaster Syntax03"],
	many: {
		above: 20,
		message: (count, origin) =>
			`${count} names in ${origin} have two hyphens in the third and fourth place and are no internationalized names, so programs refuse them. Write each word anew as its program gives it`,
	},

	check(record, report) {
		if (record.isGenerated && !record.isEdgeOfGenerate) return;
		checkOwner(record, report);
		checkTarget(record, report);
	},
};

/** The name of a zone is judged at its SOA, and each name in it at its first record. */
function checkOwner(record: RecordView, report: Report): void {
	const { context, ownerName, zone, type } = record;
	const { names } = context.workspace.tables;
	const isApex = ownerName === zone.origin;
	if (isApex && type !== TYPE_SOA) return;
	const flaw = isApex ? idnFlawWithin(names, ownerName) : idnFlaw(names, ownerName);
	if (!flaw || (!isApex && !isFirstOfOwner(record))) return;
	tell(flaw, record.owner, record.atOwner, report);
}

/** Whether no record of its owner that the rule looks at stands before it. */
function isFirstOfOwner(record: RecordView): boolean {
	return record.recordsOfSameOwner.find(({ type }) => JUDGED.includes(type))?.id === record.id;
}

/** What lies in a loaded zone is judged there. */
function checkTarget(record: RecordView, report: Report): void {
	const { context, targetName, type } = record;
	if (type === TYPE_A || type === TYPE_AAAA) return;
	const { lookup, tables } = context.workspace;
	const flaw = idnFlawWithin(tables.names, targetName);
	if (!flaw || flaw.kind === "reserved" || lookup.zoneFor(record.universe, targetName)) return;
	const fields = record.text?.fields.length ?? 1;
	tell(flaw, record.target, fields === 1 ? record.atField(0) : record.atRdata, report);
}

const WORDS: Readonly<Record<IdnFlaw["kind"], string>> = {
	undecodable: "begins like an internationalized name and stands for no word, so browsers and mail programs refuse it",
	"not normal":
		"stands for a word that no program writes so, since they make letters small and put accents and letters together; nobody asks for it",
	reserved:
		"has two hyphens where only xn-- may have them, so no authority gives a certificate for it and no registry takes it",
};

function tell({ kind, label }: IdnFlaw, name: string, at: Place, report: Report): void {
	report({
		at,
		...(kind === "reserved" && { severity: "hint" as const }),
		message: `The label ${label} of ${name} ${WORDS[kind]}. ${kind === "reserved" ? "Choose another name" : "Write the word anew, as a converter gives it"}`,
	});
}
