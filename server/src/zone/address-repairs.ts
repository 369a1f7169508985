import { readIpv4, readIpv6 } from "../records/address.ts";
import { TYPE_CODE } from "../records/type-code.ts";
import type { Entry } from "../syntax/entry.ts";
import type { Repair } from "../syntax/repair.ts";
import type { Tape } from "../syntax/tape.ts";
import { toOctets } from "../text/utf8.ts";
import { replaceToken, tokenText } from "./token-text.ts";

/** What an address that is none was probably meant to be: one of the other kind, or one with something too much in it. */
export function addressRepairs(tape: Tape, entry: Entry, token: number): readonly Repair[] {
	const text = tokenText(tape, token);
	if (token === entry.rdata && entry.typeCode === TYPE_CODE.A && isIpv6(text)) return [changeType(tape, entry, "AAAA")];
	if (token === entry.rdata && entry.typeCode === TYPE_CODE.AAAA && isIpv4(text)) return [changeType(tape, entry, "A")];
	const repaired = withoutSurplus(text);
	return repaired === undefined ? [] : [replaceToken(tape, token, repaired)];
}

/** The address in a text that has a prefix length, a zone, brackets, a dot at its end or leading zeros as well. */
function withoutSurplus(text: string): string | undefined {
	const bare = text
		.replace(/^\[(.*)\]$/, "$1")
		.replace(/[/%].*$/, "")
		.replace(/\.$/, "");
	const plain = /^[\d.]+$/.test(bare) ? bare.replace(/(^|\.)0+(?=\d)/g, "$1") : bare;
	return plain !== text && (isIpv4(plain) || isIpv6(plain)) && isIpv6(plain) === text.includes(":") ? plain : undefined;
}

function changeType({ starts, ends }: Tape, { typeToken }: Entry, type: "A" | "AAAA"): Repair {
	return {
		title: `Make it an ${type} record`,
		edits: [{ start: starts[typeToken]!, end: ends[typeToken]!, text: type }],
		safe: true,
	};
}

const scratch = new Uint8Array(16);

function isIpv4(text: string): boolean {
	const octets = toOctets(text);
	return readIpv4(octets, 0, octets.length, scratch, 0);
}

function isIpv6(text: string): boolean {
	const octets = toOctets(text);
	return readIpv6(octets, 0, octets.length, scratch, 0);
}
