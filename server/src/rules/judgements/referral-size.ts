import type { NameId } from "../../tables/name-table.ts";
import { TYPE_A, TYPE_AAAA } from "../../workspace/lookup.ts";
import type { RecordView } from "../views/record-view.ts";

/** Header; type and class of the question; type, class, TTL and length of a record (RFC 1035 section 4.1). */
const HEADER = 12;
const QUESTION = 4;
const RECORD = 10;
/** A name that was there before (RFC 1035 section 4.1.4). */
const POINTER = 2;

/** How many octets the answer has at least, since not all servers shorten all names, with which a server refers those who ask for a delegated name to its servers: NS records and glue. */
export function referralSize(cut: RecordView, servers: readonly RecordView[]): number {
	const { context, zone, ownerName } = cut;
	const { lookup, tables } = context.workspace;
	const { names } = tables;
	const known = new Set<NameId>();
	let size = HEADER + nameSize(ownerName) + QUESTION;
	for (const { targetName } of servers) size += POINTER + RECORD + nameSize(targetName);
	for (const { targetName } of servers) {
		// Addresses that the zone answers for by itself can be asked for.
		const isGlue = names.isWithin(targetName, zone.origin) && isDelegated(targetName);
		if (!isGlue) continue;
		const glue = (type: number) => lookup.recordsIn(zone, targetName, type).length;
		size += (POINTER + RECORD + 4) * glue(TYPE_A) + (POINTER + RECORD + 16) * glue(TYPE_AAAA);
	}
	return size;

	function isDelegated(name: NameId): boolean {
		return lookup.answerIn(zone, lookup.sought(name)).kind === "outside";
	}

	/** What a name takes, given those before it. */
	function nameSize(name: NameId): number {
		let octets = 0;
		for (let at = name; at > 0; at = names.parentOf(at)) {
			if (known.has(at)) return octets + POINTER;
			known.add(at);
			octets += names.labelOctets(at).length + 1;
		}
		return octets + 1;
	}
}
