import { TYPE_CODE } from "../../records/type-code.ts";
import type { NameId } from "../../tables/name-table.ts";
import { toOctets } from "../../text/utf8.ts";
import { isKeptByHand } from "../judgements/kept-by-hand.ts";
import { hasMailTtl } from "../judgements/mail-host-ttl.ts";
import type { RecordRule, RecordTest } from "../rule.ts";

/** Seconds. */
const LEAST_TTL = 60;
const CHALLENGE = toOctets("_acme-challenge");

/** A TTL of 0 is told of where it matters, and what certificates are asked for with is there for a moment only. */
const isShort: RecordTest = ({ names, records }, record) => {
	const ttl = records.ttl[record]!;
	return ttl < LEAST_TTL && ttl > 0 && !names.hasLabel(records.owner[record]! as NameId, CHALLENGE);
};

/** RFC 1912 section 2.2: what is asked for again each minute costs everybody, and is gone with the name servers. */
export const ttlBelowMinimumPractice: RecordRule = {
	id: "ttl-below-minimum-practice",
	group: "hygiene",
	subject: "record",
	types: (["A", "NS", "CNAME", "SOA", "PTR", "MX", "TXT", "AAAA", "SRV", "DNAME", "SVCB", "HTTPS", "CAA"] as const).map(
		(name) => TYPE_CODE[name],
	),
	where: isShort,
	severity: "hint",
	summary: "A record has a TTL below one minute",
	sources: ["RFC 1912 section 2.2"],
	many: {
		above: 10,
		message: (count, origin) =>
			`${count} record sets of ${origin} have a TTL below ${LEAST_TTL} seconds, so nearly every look-up goes to its name servers. Raise them when no move is near`,
	},

	check(record, report) {
		if (!isKeptByHand(record) || hasMailTtl(record)) return;
		const { ttl, type, typeName, owner } = record;
		const first = record.recordsOfOwner(type).find((one) => one.ttl > 0 && one.ttl < LEAST_TTL);
		if (first?.id !== record.id) return;
		report({
			at: record.atTtl,
			message: `The ${typeName} of ${owner} is kept for ${ttl === 1 ? "one second" : `${ttl} seconds`}, so nearly every look-up goes to the name servers, and it is gone when they cannot be reached. Raise its TTL to 300 or more when no move is near`,
		});
	},
};
