import { TYPE_NS } from "../../workspace/lookup.ts";
import { isAdvised, unlike } from "../judgements/advised-servers.ts";
import { isHeadOfCut } from "../judgements/hidden-records.ts";
import { referralSize } from "../judgements/referral-size.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 1035 section 4.2.1: what fits into an answer over UDP without EDNS. */
const MOST_OCTETS = 512;
/** With fewer servers there is room for any names that people give. */
const FEWEST_SERVERS = 4;

/** RFC 1034 section 4.3.2: a referral tells all servers, and their addresses as far as there is room. */
export const referralTooLarge: RecordRule = {
	id: "referral-too-large",
	group: "delegation",
	subject: "record",
	types: [TYPE_NS],
	severity: "information",
	summary: "The servers of a delegation and their addresses do not fit into one plain answer",
	sources: ["RFC 1035 section 4.2.1", "RFC 9471 section 3.1"],

	check(record, report) {
		if (record.isGenerated || !isHeadOfCut(record)) return;
		const { context, owner, zone } = record;
		const servers = unlike(record.recordsOfOwner(TYPE_NS));
		if (servers.length < FEWEST_SERVERS) return;
		const size = referralSize(record, servers);
		if (size <= MOST_OCTETS) return;
		// Whether the zone is signed is told by its apex.
		context.watch.name(zone.origin);
		if (!isAdvised(context.workspace, zone)) return;
		report({
			at: record.atOwner,
			message: `the ${servers.length} servers of ${owner} and their addresses take at least ${size} octets, and without EDNS only ${MOST_OCTETS} fit into an answer, so some resolvers have to ask again over TCP. Name fewer servers, or give them names in one short domain`,
		});
	},
};
