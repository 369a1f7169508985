import { TYPE_SOA } from "../../workspace/lookup.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 1035 section 5.2: the SOA stands at the top of its zone. */
export const soaNotAtTop: RecordRule = {
	id: "soa-not-at-top",
	group: "integrity",
	subject: "record",
	types: [TYPE_SOA],
	severity: "error",
	summary: "An SOA record stands below the top of the zone, so BIND refuses the zone",
	sources: ["RFC 1035 section 5.2", "RFC 1912 section 3.2"],

	check(record, report) {
		const { owner, origin } = record;
		if (record.ownerName === record.zone.origin) return;
		const written = record.writtenOwner;
		const isDoubled = /[^.\\]\.[^.]+$/.test(written) && owner.startsWith(`${written.toLowerCase()}.`);
		const remedy = isDoubled
			? `Append a dot if ${written}. is meant, or write @`
			: `Write @ with ${origin} as the origin, or put the zone ${owner} into a file of its own`;
		report({
			at: record.atOwner,
			message: `The SOA of ${owner} stands in the zone ${origin}, which begins at ${origin}, so BIND refuses the zone. ${remedy}`,
		});
	},
};
