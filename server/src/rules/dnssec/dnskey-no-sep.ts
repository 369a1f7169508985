import { keyFlagsOf, SECURE_ENTRY_POINT } from "../../records/dnssec/key-flags.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { FLAGS_FIELD, isRevoked } from "../judgements/zone-key.ts";
import type { ZoneRule } from "../rule.ts";

/** RFC 4034 section 2.1.1: validators do not look at the SEP bit, but the tools that make DS records do. */
export const dnskeyNoSep: ZoneRule = {
	id: "dnskey-no-sep",
	group: "dnssec",
	subject: "zone",
	severity: "information",
	summary: "No key of a zone is marked as the one that the zone above is to trust",
	sources: ["RFC 4034 section 2.1.1", "RFC 6781 section 3.2.3"],

	check(zone, report) {
		const { dynamic, kind, signed } = zone.zone;
		if (kind !== "primary" || dynamic || signed) return;
		const keys = zone.apexRecords(TYPE_CODE.DNSKEY).filter((key) => !isRevoked(key));
		const [first] = keys;
		if (!first || keys.some(({ wire }) => (keyFlagsOf(wire) & SECURE_ENTRY_POINT) !== 0)) return;
		report({
			at: first.atField(FLAGS_FIELD),
			message: `No DNSKEY of ${zone.origin} has the SEP bit (flags 257), by which tools and registries know the key that the zone above is to trust. Make such a key, or see to it that the DS record there is that of one of these`,
		});
	},
};
