import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { TYPE_A, TYPE_AAAA, TYPE_NS } from "../../workspace/lookup.ts";
import { isKeptByHand } from "../judgements/kept-by-hand.ts";
import type { RecordRule, RecordTest } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** Seconds; servers that are asked for less often than each hour are no burden. */
const LONG_TTL = 3600;

/** Of a server with more records, be they in a thousand views, not all are looked through. */
const MANY = 64;

/** Whether a server that lies below the name it serves may have an address with a longer TTL than its NS record. */
const mayBeOutlived: RecordTest = ({ names, records }, record) => {
	const server = records.reference[record]! as NameId;
	if (records.ttl[record]! >= LONG_TTL || !names.isWithin(server, records.owner[record]! as NameId)) return false;
	let left = MANY;
	for (let at = names.firstOwner[server]!; at >= 0; at = records.nextOfOwner[at]!) {
		if (--left < 0) return true;
		const type = records.type[at]!;
		if ((type === TYPE_A || type === TYPE_AAAA) && records.ttl[at]! > records.ttl[record]!) return true;
	}
	return false;
};

/** RFC 9199 section 3.5: resolvers that have forgotten the servers of a zone ask for their addresses again too. */
export const ttlNsLowerThanData: RecordRule = {
	id: "ttl-ns-lower-than-data",
	group: "hygiene",
	subject: "record",
	types: [TYPE_NS],
	where: mayBeOutlived,
	severity: "hint",
	summary: "The NS records of a zone have a shorter TTL than the addresses of its servers",
	sources: ["RFC 9199 section 3.5"],

	check(record, report) {
		const { ownerName, zone, context, owner, ttl } = record;
		if (ownerName !== zone.origin || !isKeptByHand(record)) return;
		const { glance } = context;
		const first = record
			.recordsOfOwner(TYPE_NS)
			.find((one) => mayBeOutlived(glance, one.id) && longestTtl(one) > one.ttl);
		if (first?.id !== record.id) return;
		report({
			at: record.atTtl,
			message: `The NS records of ${owner} are kept for ${ttl} seconds and the address of ${record.target} for ${longestTtl(record)}, but who has to ask for the servers again asks for their addresses too. Give the NS records the longer TTL`,
		});
	},
};

/** The longest TTL of an address of the server in the zone; 0 where it has none there. */
function longestTtl({ context, targetName, zone }: RecordView): number {
	const { lookup, tables } = context.workspace;
	// Below a delegation the address is not for this zone to say.
	if (lookup.answerIn(zone, lookup.sought(targetName)).kind === "outside") return 0;
	const addresses: RecordId[] = [TYPE_A, TYPE_AAAA].flatMap((type) => lookup.recordsIn(zone, targetName, type));
	return Math.max(0, ...addresses.map((address) => tables.records.ttl[address]!));
}
