import { TYPE_CODE } from "../records/type-code.ts";
import { lowerCase } from "../text/char.ts";

/** Where names begin in the RDATA of a type, and how many follow one another. */
interface Names {
	readonly at: number;
	readonly count: number;
}

const AT_START: Names = { at: 0, count: 1 };
const TWO_AT_START: Names = { at: 0, count: 2 };
const BEHIND_PREFERENCE: Names = { at: 2, count: 1 };
const BEHIND_SIGNATURE: Names = { at: 18, count: 1 };

/** The types of RFC 4034 section 6.2 without NSEC, which RFC 6840 section 5.1 takes out. HINFO has no names. */
const NAMES: ReadonlyMap<number, Names> = new Map([
	[TYPE_CODE.NS, AT_START],
	[TYPE_CODE.MD, AT_START],
	[TYPE_CODE.MF, AT_START],
	[TYPE_CODE.CNAME, AT_START],
	[TYPE_CODE.SOA, TWO_AT_START],
	[TYPE_CODE.MB, AT_START],
	[TYPE_CODE.MG, AT_START],
	[TYPE_CODE.MR, AT_START],
	[TYPE_CODE.PTR, AT_START],
	[TYPE_CODE.MINFO, TWO_AT_START],
	[TYPE_CODE.MX, BEHIND_PREFERENCE],
	[TYPE_CODE.RP, TWO_AT_START],
	[TYPE_CODE.AFSDB, BEHIND_PREFERENCE],
	[TYPE_CODE.RT, BEHIND_PREFERENCE],
	[TYPE_CODE.SIG, BEHIND_SIGNATURE],
	[TYPE_CODE.PX, { at: 2, count: 2 }],
	[TYPE_CODE.NXT, AT_START],
	[TYPE_CODE.SRV, { at: 6, count: 1 }],
	[TYPE_CODE.KX, BEHIND_PREFERENCE],
	[TYPE_CODE.DNAME, AT_START],
	[TYPE_CODE.RRSIG, BEHIND_SIGNATURE],
]);

/**
 * Turns the RDATA `octets[start..end)` into its canonical form (RFC 4034 section 6.2): names in lower case, in the types whose
 * names are.
 */
export function lowerNames(type: number, octets: Uint8Array, start: number, end: number): void {
	const names = NAMES.get(type);
	if (names) lowerFrom(octets, start + names.at, end, names.count);
	else if (type === TYPE_CODE.NAPTR) lowerFrom(octets, behindStrings(octets, start + 4, 3), end, 1);
	else if (type === TYPE_CODE.A6) lowerFrom(octets, start + 1 + Math.ceil((128 - octets[start]!) / 8), end, 1);
}

function lowerFrom(octets: Uint8Array, start: number, end: number, count: number): void {
	let at = start;
	for (let name = 0; name < count && at < end; name++) {
		while (at < end && octets[at]! !== 0) {
			const next = at + 1 + octets[at]!;
			for (at++; at < next; at++) octets[at] = lowerCase(octets[at]!);
		}
		at++;
	}
}

function behindStrings(octets: Uint8Array, start: number, count: number): number {
	let at = start;
	for (let string = 0; string < count; string++) at += 1 + octets[at]!;
	return at;
}
