import { ipv6Text } from "../records/address.ts";
import { TYPE_CODE } from "../records/type-code.ts";
import type { Severity } from "../syntax/problem.ts";
import { BACKSLASH, COLON, DIGIT_0, DOT, hexValue, UPPER_A, UPPER_Z } from "../text/char.ts";
import type { BlockReader } from "./block-reader.ts";
import { replaceToken } from "./token-text.ts";

/** Tells of the address of an A or AAAA record that no host can be reached at, or that is written unlike others. Hot, like `isOrdinary`. */
export function noteAddress(reader: BlockReader, code: number): void {
	const { octets, starts, ends } = reader.tape;
	const token = reader.entry.rdata;
	const start = starts[token]!;
	const { wire } = reader.rdata;
	if (isOrdinary(code, wire, octets, start, ends[token]!)) return;
	if (code === TYPE_CODE.A) {
		noteSpecial(reader, specialIpv4(wire));
		return;
	}
	noteSpecial(reader, specialIpv6(wire));
	// Data in hexadecimal is told of as such.
	if (octets[start] !== BACKSLASH && !isCanonical(octets, start, ends[token]!, wire)) noteSpelling(reader, token);
}

/**
 * Whether nothing is to be told of the address that is written as `octets[start..end)` and is in `wire`; false says nothing.
 * Hot: runs for each address record, and leaves nearly all after a comparison.
 */
export function isOrdinary(code: number, wire: Uint8Array, octets: Uint8Array, start: number, end: number): boolean {
	const first = wire[0]!;
	if (code === TYPE_CODE.A) return first !== 0 && first !== 127 && first !== 169 && first < 224;
	return first !== 0 && first < 0xfe && isCanonical(octets, start, end, wire);
}

/** What is special about an address, and how much it matters. */
interface Special {
	readonly words: string;
	readonly severity: Severity;
	/** Whether hosts called localhost, and the lists that answer with such addresses, have it rightly. */
	readonly isLocal?: true;
}

function specialIpv4(wire: Uint8Array): Special | undefined {
	const [first, second] = wire;
	if (first === 0) return { words: "means no host", severity: "information" };
	if (first === 127) return { words: "means the host itself that asks", severity: "information", isLocal: true };
	if (first === 169) {
		if (second !== 254) return undefined;
		return { words: "is one of those that hosts give themselves in their own network", severity: "warning" };
	}
	if (first! >= 240) return { words: "is reserved", severity: "information" };
	return { words: "is one of a group of hosts", severity: "information" };
}

function specialIpv6(wire: Uint8Array): Special | undefined {
	if (wire[0] === 0xff) return { words: "is one of a group of hosts", severity: "information" };
	if (wire[0] === 0xfe) {
		if ((wire[1]! & 0xc0) !== 0x80) return undefined;
		return { words: "is one of those that hosts give themselves in their own network", severity: "warning" };
	}
	for (let index = 0; index < 10; index++) if (wire[index] !== 0) return undefined;
	if (wire[10] === 0xff && wire[11] === 0xff) {
		return { words: "is an IPv4 address in disguise, which belongs into an A record", severity: "warning" };
	}
	for (let index = 10; index < 15; index++) if (wire[index] !== 0) return undefined;
	if (wire[15] === 0) return { words: "means no host", severity: "information" };
	if (wire[15] === 1) return { words: "means the host itself that asks", severity: "information", isLocal: true };
	return undefined;
}

function noteSpecial(reader: BlockReader, special: Special | undefined): void {
	if (!special || reader.isReverse || reader.zone.kind === "response-policy") return;
	const owner = reader.tables.names.text(reader.owner);
	// Lists of addresses answer with 127.0.0.2 and the like at names that are numbers.
	if (special.isLocal && /^(?:localhost|loopback|\*|[0-9a-f])(?:\.|[0-9-])/.test(owner)) return;
	if (/^(?:localhost|loopback)/.test(owner)) return;
	const { rdata } = reader.entry;
	const message = `this address ${special.words}, so nobody reaches ${owner} there: write one that hosts elsewhere can reach`;
	reader.problemAt(rdata, "address-special", message, { ownSeverity: special.severity });
}

function noteSpelling(reader: BlockReader, token: number): void {
	const text = ipv6Text(reader.rdata.wire);
	const message = `this address is written ${text} everywhere else, so a search for it does not find it here`;
	const repair = { ...replaceToken(reader.tape, token, text), safe: true, keepsRecords: true } as const;
	reader.problemAt(token, "ipv6-not-canonical", message, { repairs: [repair] });
}

/** Whether an address is written as RFC 5952 wants it: small letters, no zeros in front, `::` for the longest run of zeros. */
function isCanonical(octets: Uint8Array, start: number, end: number, wire: Uint8Array): boolean {
	let groups = 0;
	let gap = -1;
	for (let at = start; at < end; at++) {
		const octet = octets[at]!;
		if (octet === DOT) return true;
		if (octet >= UPPER_A && octet <= UPPER_Z) return false;
		if (octet === COLON) {
			if (octets[at + 1] === COLON) gap = groups;
			continue;
		}
		const isFirst = at === start || octets[at - 1] === COLON;
		if (!isFirst) continue;
		groups++;
		if (octet === DIGIT_0 && at + 1 < end && hexValue(octets[at + 1]!) >= 0) return false;
	}
	let longest = 0;
	let longestAt = -1;
	for (let group = 0, run = 0; group < 8; group++) {
		run = wire[group * 2] === 0 && wire[group * 2 + 1] === 0 ? run + 1 : 0;
		if (run > longest) {
			longest = run;
			longestAt = group - run + 1;
		}
	}
	return longest < 2 ? gap < 0 : gap === longestAt && groups === 8 - longest;
}
