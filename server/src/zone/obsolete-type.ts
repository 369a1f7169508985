import type { RecordType } from "../records/record-type.ts";
import { TYPE_CODE } from "../records/type-code.ts";
import type { Repair } from "../syntax/repair.ts";
import type { BlockReader } from "./block-reader.ts";
import { replaceToken, tokenText } from "./token-text.ts";

/** Types that no document calls obsolete, but that have stayed experiments since 1987. */
const GIVEN_UP: ReadonlySet<number> = new Set([TYPE_CODE.MB, TYPE_CODE.MG, TYPE_CODE.MR, TYPE_CODE.MINFO]);

/** The name type of a KEY that signs a zone, as it was before DNSKEY (RFC 2535 section 3.1.2). */
const NAME_TYPE = 0x03;
const ZONE_KEY = 0x01;

/** Rules of their own tell of these. */
const TOLD_ELSEWHERE: ReadonlySet<number> = new Set([TYPE_CODE.WKS, TYPE_CODE.SPF]);

/** Tells of a record whose type has been given up. */
export function noteObsoleteType(reader: BlockReader, type: RecordType): void {
	const { code, name, status, summary } = type;
	if ((status !== "obsolete" && !GIVEN_UP.has(code)) || TOLD_ELSEWHERE.has(code)) return;
	// KEY lives on for the signatures of dynamic updates (RFC 3445); what was given up are the keys of zones.
	if (code === TYPE_CODE.KEY && (reader.rdata.wire[0]! & NAME_TYPE) !== ZONE_KEY) return;
	const message = `${name} has been given up (${summary}), and nobody asks for it any more: delete the record or replace it`;
	reader.problemAt(reader.entry.typeToken, "obsolete-type", message, { repairs: replacement(reader, code) });
}

/** The record of today that says the same. */
function replacement({ tape, entry, rdata }: BlockReader, code: number): readonly Repair[] {
	const { typeToken } = entry;
	// An A6 record without a prefix holds the whole address.
	if (code === TYPE_CODE.A6 && rdata.wire[0] === 0 && tape.count === entry.rdata + 2) {
		const address = tokenText(tape, entry.rdata + 1);
		const edits = [{ start: tape.starts[typeToken]!, end: tape.ends[entry.rdata + 1]!, text: `AAAA ${address}` }];
		return [{ title: "Make it an AAAA record", edits }];
	}
	return [];
}

/** The MX record that says what an MD or MF record meant; servers refuse those. */
export function mailExchange({ tape, entry }: Pick<BlockReader, "tape" | "entry">): readonly Repair[] {
	if (entry.typeCode !== TYPE_CODE.MD && entry.typeCode !== TYPE_CODE.MF) return [];
	return [{ ...replaceToken(tape, entry.typeToken, "MX 10"), title: "Make it an MX record" }];
}
