import { toText } from "../text/utf8.ts";
import {
	BAD_ESCAPE,
	EMPTY_LABEL,
	isAtSign,
	LABEL_TOO_LONG,
	MAX_NAME,
	nameLength,
	ROOT,
	readName,
	type WireName,
} from "./domain-name.ts";
import type { RdataFault, RdataRule } from "./rdata-rule.ts";
import type { Field, RecordType } from "./record-type.ts";

/** Flags of a token. */
export const QUOTED = 1;
export const ESCAPED = 2;

/** The longest RDATA, in octets (RFC 1035 section 3.2.1: RDLENGTH is 16 bits). */
export const MAX_RDATA = 65535;

/** Told about what is wrong with a record. */
export type RdataProblem = (fault: RdataFault) => void;

/**
 * The tokens of one record on one side, its RDATA in wire form on the other. One reader serves
 * millions of records: `start` points it to the next, and everything is in reused arrays.
 *
 * A token is `octets[starts[n]..ends[n])`, without its quotes; `flags[n]` says `QUOTED` and `ESCAPED`
 * (it holds a backslash).
 */
export class RdataReader {
	octets: Uint8Array = ROOT;
	starts: Int32Array = new Int32Array(0);
	ends: Int32Array = new Int32Array(0);
	flags: Uint8Array = new Uint8Array(0);
	/** The number of the next token, and of the one after the last. */
	next = 0;
	count = 0;
	/** What is appended to relative names. */
	origin: WireName = ROOT;
	/** The RDATA so far: `wire[0..length)`. Room for more than is allowed, so that only the end must be checked. */
	readonly wire: Uint8Array = new Uint8Array(MAX_RDATA + 1024);
	length = 0;
	/** Where the first name of the RDATA starts in `wire`, or -1, and how many of its octets were written relative to the origin (-1: absolute). */
	nameAt = -1;
	nameRelative = -1;
	/** Which token the first name was read from. */
	nameToken = -1;
	/** Whether any name was completed with the origin. */
	usedOrigin = false;
	/** Names what is wrong more closely than a field can. */
	explain: RecordType["explain"];
	#problem: RdataProblem = () => {};

	/** Points the reader at the tokens `next`..`count` of a record below `origin`. */
	start(
		tokens: { octets: Uint8Array; starts: Int32Array; ends: Int32Array; flags: Uint8Array; count: number },
		next: number,
		origin: WireName,
		problem: RdataProblem,
	): void {
		this.octets = tokens.octets;
		this.starts = tokens.starts;
		this.ends = tokens.ends;
		this.flags = tokens.flags;
		this.count = tokens.count;
		this.next = next;
		this.origin = origin;
		this.length = 0;
		this.nameAt = -1;
		this.nameRelative = -1;
		this.nameToken = -1;
		this.usedOrigin = false;
		this.explain = undefined;
		this.#problem = problem;
	}

	/** The text of a token, escapes as written. */
	text(token: number): string {
		return toText(this.octets, this.starts[token]!, this.ends[token]!);
	}

	/** Reports the problem at a token; always false, so that a field can `return reader.fail(…)`. */
	fail(token: number, message: string, rule: RdataRule = "bad-rdata"): false {
		const fault = { token, message, rule };
		this.#problem(this.explain?.(fault, this) ?? fault);
		return false;
	}

	/** Whether there is a token for this field; reports that the field is missing if not. */
	need(field: Field): boolean {
		if (this.next < this.count) return true;
		return this.fail(this.count, `${field.name} is missing: expected ${field.kind.expects}`, "missing-rdata");
	}

	/** Reports that the token is not what the field takes, and says what it does take. */
	reject(token: number, field: Field, rule: RdataRule | undefined = field.kind.fault): false {
		return this.fail(token, `${field.name} must be ${field.kind.expects}, not "${this.text(token)}"`, rule);
	}

	/** Reports and returns false if the token stands in quotes, which BIND takes only around strings. */
	bare(token: number, field: Field): boolean {
		if ((this.flags[token]! & QUOTED) === 0) return true;
		return this.fail(token, `${field.name} must be written without quotes`, field.kind.fault);
	}

	/** Takes the next token, which must be there and stand without quotes, and returns its number; -1 after it has reported what is wrong. */
	word(field: Field): number {
		if (!this.need(field) || !this.bare(this.next, field)) return -1;
		return this.next++;
	}

	octet(value: number): void {
		this.wire[this.length++] = value;
	}

	uint16(value: number): void {
		this.wire[this.length++] = value >>> 8;
		this.wire[this.length++] = value;
	}

	uint32(value: number): void {
		this.wire[this.length++] = value >>> 24;
		this.wire[this.length++] = value >>> 16;
		this.wire[this.length++] = value >>> 8;
		this.wire[this.length++] = value;
	}

	/** The last four octets so far as a number: the minimum, for an SOA. */
	lastUint32(): number {
		const { wire, length } = this;
		return ((wire[length - 4]! << 24) | (wire[length - 3]! << 16) | (wire[length - 2]! << 8) | wire[length - 1]!) >>> 0;
	}

	/**
	 * Reads the next token as a domain name, completes it with the origin and appends it.
	 * Says what is wrong if it is none.
	 */
	domainName(field: Field): boolean {
		if (!this.need(field)) return false;
		const token = this.next;
		if (!this.bare(token, field)) return false;
		const start = this.starts[token]!;
		const end = this.ends[token]!;
		const at = this.length;
		let relative = 0;
		if (!isAtSign(this.octets, start, end)) {
			const result = readName(this.octets, start, end, this.wire, at);
			if (result < 0) return this.fail(token, nameProblem(result, field.name, this.text(token)), nameRule(result));
			relative = (result >> 1) - at;
			this.length = at + relative;
			if (result & 1) relative = -1;
		}
		if (relative >= 0) {
			const origin = this.origin;
			this.usedOrigin = true;
			if (relative + origin.length > MAX_NAME) {
				return this.fail(
					token,
					`${field.name} "${this.text(token)}" is longer than 255 octets once the origin is added`,
					"name-too-long",
				);
			}
			for (let index = 0; index < origin.length; index++) this.wire[this.length++] = origin[index]!;
		}
		if (this.nameAt < 0) {
			this.nameAt = at;
			this.nameRelative = relative;
			this.nameToken = token;
		}
		this.next++;
		return true;
	}
}

/** What is wrong with the text of a name, in words; `code` is what `readName` returned. */
export function nameProblem(code: number, what: string, text: string): string {
	switch (code) {
		case EMPTY_LABEL:
			return `${what} "${text}" has an empty label: remove the extra dot`;
		case LABEL_TOO_LONG:
			return `${what} "${text}" has a label of more than 63 octets`;
		case BAD_ESCAPE:
			return `${what} "${text}" has a bad escape: write \\DDD with three digits up to 255, or \\ and one character`;
		default:
			return `${what} "${text}" is longer than 255 octets`;
	}
}

/** The rule that a text breaks for which `readName` returned `code`. */
export function nameRule(code: number): "empty-label" | "label-too-long" | "name-too-long" | "bad-escape" {
	switch (code) {
		case EMPTY_LABEL:
			return "empty-label";
		case LABEL_TOO_LONG:
			return "label-too-long";
		case BAD_ESCAPE:
			return "bad-escape";
		default:
			return "name-too-long";
	}
}

/** RDATA in wire form that is turned into text, field after field. */
export class RdataCursor {
	readonly wire: Uint8Array;
	/** Where the RDATA begins; some fields depend on an earlier one. */
	readonly start: number;
	readonly end: number;
	at: number;

	constructor(wire: Uint8Array, start: number, end: number) {
		this.wire = wire;
		this.start = start;
		this.at = start;
		this.end = end;
	}

	octet(): number {
		return this.wire[this.at++] ?? 0;
	}

	uint16(): number {
		return this.octet() * 0x100 + this.octet();
	}

	uint32(): number {
		return this.uint16() * 0x10000 + this.uint16();
	}

	/** Skips the name here and returns the offset at which it starts. */
	name(): number {
		const start = this.at;
		this.at += nameLength(this.wire, start);
		return start;
	}

	/** Moves on by so many octets; false if there are not as many. */
	skip(count: number): boolean {
		this.at += count;
		return this.at <= this.end;
	}

	/** The octets from here to the end. */
	rest(): Uint8Array {
		const rest = this.wire.subarray(this.at, this.end);
		this.at = this.end;
		return rest;
	}
}
