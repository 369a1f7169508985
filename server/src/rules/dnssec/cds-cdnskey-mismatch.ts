import { keyTag } from "../../records/dnssec/key-tag.ts";
import { digestActions } from "../judgements/key-digest-words.ts";
import type { ZoneRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

const TYPE_DNSKEY = 48;
const TYPE_CDS = 59;
const TYPE_CDNSKEY = 60;

/** The algorithm of a record that asks the parent to take all DS records away (RFC 8078 section 4). */
const DELETE = 0;

/** RFC 7344 section 4.1: the keys that a zone offers to its parent are keys that it has. */
export const cdsCdnskeyMismatch: ZoneRule = {
	id: "cds-cdnskey-mismatch",
	group: "dnssec",
	subject: "zone",
	severity: "error",
	summary: "A CDS or CDNSKEY record speaks of a key that the zone does not have, so BIND refuses the zone",
	sources: ["RFC 7344 section 4.1", "RFC 8078 section 4"],

	check(zone, report) {
		if (zone.zone.kind !== "primary") return;
		const offers = [TYPE_CDS, TYPE_CDNSKEY].flatMap((type) => zone.apexRecords(type));
		if (offers.length === 0) return;
		const keys = new Set(zone.apexRecords(TYPE_DNSKEY).map(offerOf));
		for (const type of [TYPE_CDS, TYPE_CDNSKEY]) {
			const ofType = offers.filter((record) => record.type === type);
			for (const algorithm of new Set(ofType.map(algorithmOf))) {
				const ofAlgorithm = ofType.filter((record) => algorithmOf(record) === algorithm);
				// BIND wants one of each algorithm to lead to a key; whether a digest is right is not worked out at each keystroke.
				if (algorithm === DELETE || ofAlgorithm.some((record) => keys.has(offerOf(record)))) continue;
				const [first] = ofAlgorithm;
				report({
					at: first!.atRdata,
					message: `No DNSKEY of ${zone.origin} has the algorithm ${algorithm} and key tag ${keyTagOf(first!)} of this ${first!.typeName}, so BIND refuses the zone. Delete the record, or publish the key first`,
				});
			}
		}
	},

	/** Whether a digest is right is only worked out when signatures are verified. */
	checkVerification(verification, report) {
		for (const { record, key, repair } of verification.faults("cds-cdnskey-mismatch")) {
			const cds = verification.record(record);
			report({
				at: cds.atField(DIGEST_FIELD),
				message: `The digest of this CDS is not that of the key that it speaks of, so the zone above would take a DS that leads to no key. Write the right digest`,
				related: () => [{ at: verification.record(key).atEntry, message: "the key" }],
				actions: () => digestActions(cds, repair),
			});
		}
	},
};

const DIGEST_FIELD = 3;

/** Algorithm and key tag. */
function offerOf(record: RecordView): string {
	return `${algorithmOf(record)} ${keyTagOf(record)}`;
}

function algorithmOf({ type, wire }: RecordView): number {
	return wire[type === TYPE_CDS ? 2 : 3]!;
}

/** The number that CDS has for a key, worked out for the key itself. */
function keyTagOf({ type, wire }: RecordView): number {
	return type === TYPE_CDS ? wire[0]! * 256 + wire[1]! : keyTag(wire);
}
