import { compoundTtl, MAX_TTL, readTtl } from "../records/duration.ts";
import { TYPE_CODE } from "../records/type-code.ts";
import type { Repair } from "../syntax/repair.ts";
import { isDigit } from "../text/char.ts";
import type { BlockReader } from "./block-reader.ts";
import { portability } from "./portability.ts";
import { replaceToken } from "./token-text.ts";

/** Tells of a duration with several units, the largest first, which newer versions of NSD cannot read. */
export function noteCompoundTtl(reader: BlockReader, token: number, seconds: number): void {
	const ownSeverity = portability(reader.zone, ["nsd"], "hint", "warning");
	if (!ownSeverity) return;
	const message = `NSD from 4.10 on refuses durations with several units, the largest first: write ${seconds}`;
	const repair = { ...replaceToken(reader.tape, token, String(seconds)), safe: true, keepsRecords: true } as const;
	reader.problemAt(token, "ttl-compound-units", message, { ownSeverity, repairs: [repair] });
}

/** Where the timers of an SOA begin among its fields, and where the last of them is. */
const FIRST_TIMER = 3;
const MINIMUM = 6;

/** Tells of a TTL that named refuses the zone for; `what` gives the records that TTL, and its token stands there. */
export function noteExcessiveTtl(
	reader: BlockReader,
	token: number,
	ttl: number,
	what: string,
	repairs: readonly Repair[],
): void {
	const most = reader.zone.limits.ttl;
	// A larger one counts as 0.
	if (ttl <= most || ttl > MAX_TTL) return;
	const message = `${what} of ${ttl} seconds is above the ${most} of max-zone-ttl, so named refuses the zone: write ${most} or less, or raise max-zone-ttl in named.conf`;
	reader.problemAt(token, "ttl-exceeds-max-zone-ttl", message, { repairs });
}

/** The minimum of an SOA is the TTL of all records without one where no `$TTL` stands before. */
export function noteExcessiveMinimum(reader: BlockReader, ttl: number): void {
	const { tape, entry, zone } = reader;
	const token = tape.count - 1;
	const isWritten = token === entry.rdata + MINIMUM;
	const repairs = isWritten ? [replaceToken(tape, token, String(zone.limits.ttl))] : [];
	noteExcessiveTtl(reader, token, ttl, "without $TTL the minimum is the TTL of records, and one", repairs);
}

/** Tells of the TTL of a record what a reader may trip over. */
export function noteTtl(reader: BlockReader, type: number): void {
	const { tape, entry } = reader;
	const { octets, starts, ends } = tape;
	const { ttlToken, ttl } = entry;
	if (ttl === 0 && ASKED_OFTEN.has(type)) {
		const message =
			"with a TTL of 0 nobody may keep this record, so each look-up asks the name servers anew: write 300 or more";
		reader.problemAt(ttlToken, "ttl-zero", message);
	}
	const start = starts[ttlToken]!;
	if (!isDigit(octets[ends[ttlToken]! - 1]!) && compoundTtl(octets, start, ends[ttlToken]!)) {
		noteCompoundTtl(reader, ttlToken, ttl);
	}
}

/** Types that are asked for all the time. */
const ASKED_OFTEN: ReadonlySet<number> = new Set([
	TYPE_CODE.A,
	TYPE_CODE.NS,
	TYPE_CODE.SOA,
	TYPE_CODE.MX,
	TYPE_CODE.AAAA,
]);

/** Tells of timers of an SOA that are written with several units. */
export function noteTimers(reader: BlockReader): void {
	const { tape, entry } = reader;
	const { octets, starts, ends } = tape;
	for (let token = entry.rdata + FIRST_TIMER; token < tape.count; token++) {
		if (!compoundTtl(octets, starts[token]!, ends[token]!)) continue;
		noteCompoundTtl(reader, token, readTtl(octets, starts[token]!, ends[token]!));
	}
}
