import { TYPE_CODE } from "../../records/type-code.ts";
import type { Action } from "../fix.ts";
import { deleteRecords } from "../fixes/delete-record.ts";
import type { ZoneRule } from "../rule.ts";
import type { ZoneView } from "../views/zone-view.ts";

/** What a signer writes, and is of no use without keys. */
const SIGNERS_RECORDS: ReadonlySet<number> = new Set([TYPE_CODE.RRSIG, TYPE_CODE.NSEC, TYPE_CODE.NSEC3]);

/** RFC 4035 section 2.1: who signs a zone, publishes the keys at its top. */
export const dnskeyMissing: ZoneRule = {
	id: "dnskey-missing",
	group: "dnssec",
	subject: "zone",
	severity: "error",
	summary: "A zone has signatures but no DNSKEY, so nothing can be verified",
	sources: ["RFC 4035 section 2.1"],

	check(zone, report) {
		const { dynamic, kind, signed } = zone.zone;
		if (kind !== "primary" || dynamic || signed || zone.apexRecords(TYPE_CODE.DNSKEY).length > 0) return;
		const [atApex] = zone.apexRecords(TYPE_CODE.RRSIG);
		const first = atApex ?? zone.firstOfType(TYPE_CODE.RRSIG);
		if (!first || zone.hasUnreadText) return;
		if (atApex) {
			report({
				at: first.atType,
				message: `${zone.origin} is signed but has no DNSKEY, so resolvers that find a DS of it refuse all of it. Sign the zone anew with its keys in it`,
			});
			return;
		}
		report({
			at: first.atType,
			severity: "warning",
			message: `${zone.origin} has no DNSKEY and its SOA is not signed, so this signature is left over from a signed file and means nothing. Delete what a signer has written`,
			actions: () => [deleteSigned(zone)],
		});
	},
};

function deleteSigned(zone: ZoneView): Action {
	const records = zone.recordsOfTypes(SIGNERS_RECORDS);
	const names = [...new Set(records.map(({ typeName }) => typeName))].sort();
	const listed = names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names[0];
	return deleteRecords(records, `Delete all ${listed} records of ${zone.origin}`);
}
