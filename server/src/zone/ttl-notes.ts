import { compoundTtl, readTtl } from "../records/duration.ts";
import { TYPE_CODE } from "../records/type-code.ts";
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

/** Where the timers of an SOA begin among its fields. */
const FIRST_TIMER = 3;

/** Tells of timers of an SOA that are written with several units. */
export function noteTimers(reader: BlockReader): void {
	const { tape, entry } = reader;
	const { octets, starts, ends } = tape;
	for (let token = entry.rdata + FIRST_TIMER; token < tape.count; token++) {
		if (!compoundTtl(octets, starts[token]!, ends[token]!)) continue;
		noteCompoundTtl(reader, token, readTtl(octets, starts[token]!, ends[token]!));
	}
}
