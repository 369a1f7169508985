import { deleteRequestText, isDeleteRequest, isWholeDeleteRequest } from "../../records/dnssec/delete-request.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { type Action, unpreferred } from "../fix.ts";
import { deleteRecords, recordDeletions } from "../fixes/delete-record.ts";
import { insertion } from "../fixes/insertion.ts";
import { makeJointFix } from "../fixes/make-fix.ts";
import { setFields } from "../fixes/set-fields.ts";
import type { RecordRule, Report } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 8078 section 4: who asks for no DS asks for nothing else, and in these words. */
export const cdsDeleteMixed: RecordRule = {
	id: "cds-delete-mixed",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.CDS, TYPE_CODE.CDNSKEY],
	severity: "error",
	summary:
		"A CDS or CDNSKEY asks to take all DS records away, beside others or not in the words for it, so BIND refuses the zone",
	sources: ["RFC 8078 section 4"],

	check(record, report) {
		const { ownerName, type, wire, zone } = record;
		if (ownerName !== zone.origin || zone.kind !== "primary" || !isDeleteRequest(type, wire)) return;
		if (isWholeDeleteRequest(type, wire)) checkAlone(record, report);
		else checkWords(record, report);
	},
};

function checkAlone(record: RecordView, report: Report): void {
	const { origin, typeName, type } = record;
	const others = record.recordsOfOwner(type).filter((other) => !isDeleteRequest(type, other.wire));
	const [first] = others;
	if (!first) return;
	report({
		at: record.atRdata,
		message: `This ${typeName} asks to take all DS records of ${origin} away, and another one beside it asks for a key, so BIND refuses the zone. Delete this one, or all others`,
		related: () => [{ at: first.atEntry, message: `the ${typeName} of a key` }],
		actions: () => unpreferred([askForKeys(record), askForNone(record)]),
	});
}

/** All CDS and CDNSKEY records of its zone that ask for no DS, or those that ask for keys. */
function offers(record: RecordView, kind: "none" | "keys"): readonly RecordView[] {
	const all = OFFERS.flatMap((type) => record.recordsOfOwner(type));
	return all.filter((one) => isDeleteRequest(one.type, one.wire) === (kind === "none"));
}

function askForKeys(record: RecordView): Action {
	return deleteRecords(offers(record, "none"), "Delete what asks for no DS");
}

/** Deletes what asks for keys; the request stands in both types then. */
function askForNone(record: RecordView): Action {
	const { context, ownerName: owner, zone } = record;
	const keys = offers(record, "keys");
	const there = new Set(offers(record, "none").map(({ type }) => type));
	const lacking = OFFERS.filter((type) => !there.has(type) && keys.some((key) => key.type === type));
	const changes = () => [
		...recordDeletions(keys),
		...lacking.map((type) => insertion(context, zone, { owner, type, rdata: deleteRequestText(type) })),
	];
	return makeJointFix({ context, title: "Delete what asks for keys", changes });
}

const OFFERS = [TYPE_CODE.CDS, TYPE_CODE.CDNSKEY];

function checkWords(record: RecordView, report: Report): void {
	const { origin, typeName, type } = record;
	const words = deleteRequestText(type);
	report({
		at: record.atRdata,
		message: `With algorithm 0 this ${typeName} asks to take all DS records of ${origin} away, which is written ${words}; with other numbers BIND refuses the zone. Write ${words}, or the numbers of the key`,
		actions: () => {
			const fields = new Map(words.split(" ").map((text, field) => [field, text]));
			return unpreferred([setFields(record, fields, `Change the ${typeName} to ${words}`)]);
		},
	});
}
