import { TYPE_PTR, TYPE_SOA } from "../../workspace/lookup.ts";
import { renameZone } from "../fixes/rename-zone.ts";
import { isDoubtfulPointer } from "../judgements/record-test.ts";
import { reverseZone } from "../judgements/reverse-zone.ts";
import { reversedOctets } from "../judgements/reversed-octets.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 1035 section 3.5: the origin of a reverse zone has the first octet of its network last. */
export const revZoneNameOctets: RecordRule = {
	id: "rev-zone-name-octets",
	group: "reverse-zone",
	subject: "record",
	types: [TYPE_PTR],
	where: isDoubtfulPointer,
	severity: "error",
	summary: "The origin of a reverse zone has its octets in the order of the address",
	sources: ["RFC 1035 section 3.5"],

	check(record, report) {
		const { pointer } = record;
		const reversed = pointer && reversedOctets(pointer);
		if (reversed?.of !== "origin") return;
		// Each PTR of the zone says the same there, and it is shown once.
		const [soa] = record.recordsAtApex(TYPE_SOA);
		const { labels } = reverseZone(record)!;
		const octets = reversed.meant.split(".").slice(0, labels);
		const origin = `${[...octets].reverse().join(".")}.in-addr.arpa.`;
		report({
			at: soa?.atOwner ?? record.atOwner,
			message: `${record.origin} is the reverse zone of ${network([...octets].reverse())}, but its PTRs belong to ${network(octets)}, so nobody finds them. Call the zone ${origin}`,
			actions: () => [renameZone(record.context, record.zone, origin)],
		});
	},
};

/** `192.0.2.0/24` for its first octets. */
function network(octets: readonly string[]): string {
	return `${[0, 1, 2, 3].map((index) => octets[index] ?? "0").join(".")}/${octets.length * 8}`;
}
