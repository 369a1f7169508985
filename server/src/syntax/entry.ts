import { readTtl } from "../records/duration.ts";
import { QUOTED } from "../records/rdata-reader.ts";
import { classCodeOf } from "../records/record-class.ts";
import { typeCodeOf } from "../records/type-code.ts";
import { DIGIT_0, DIGIT_9, DOLLAR } from "../text/char.ts";
import type { Tape } from "./tape.ts";

/** Kinds of entry. */
export const EMPTY = 0;
export const RECORD = 1;
export const DIRECTIVE = 2;
/** A record that cannot be read further than the fields before its RDATA. */
export const BROKEN = 3;

/** Class IN. */
export const CLASS_IN = 1;

/** What the tokens of an entry are. One object serves all entries. */
export class Entry {
	kind = EMPTY;
	/** Token of the owner, or -1 where the entry starts with a blank and so has the owner before it. */
	owner = -1;
	/** Explicit TTL in seconds, or -1. */
	ttl = -1;
	ttlToken = -1;
	classToken = -1;
	classCode = CLASS_IN;
	typeToken = -1;
	/** IANA number of the type, or -1 if it is unknown. */
	typeCode = -1;
	/** The first token of the RDATA, or of a directive's arguments. */
	rdata = 0;
	/** For a broken entry: the token at which it stops making sense. */
	faultToken = -1;
}

/**
 * Tells owner, TTL, class and type apart, as BIND does: behind the owner it tries class, TTL, class
 * again, and what is left must be the type.
 *
 * Hot: runs once per entry; allocates nothing.
 */
export function classifyEntry(tape: Tape, entry: Entry): void {
	entry.owner = -1;
	readHead(tape, entry, 0);
}

/** The same for tokens from `first` on that have no owner, as in the right side of `$GENERATE`. */
export function readHead(tape: Tape, entry: Entry, first: number): void {
	const { octets, starts, ends, flags, count } = tape;
	entry.ttl = -1;
	entry.ttlToken = -1;
	entry.classToken = -1;
	entry.classCode = CLASS_IN;
	entry.typeToken = -1;
	entry.typeCode = -1;
	entry.faultToken = -1;
	if (count === first) {
		entry.kind = EMPTY;
		return;
	}
	let token = first;
	if (first === 0 && !tape.leadingBlank) {
		if (octets[starts[0]!] === DOLLAR) {
			entry.kind = DIRECTIVE;
			entry.rdata = 1;
			return;
		}
		entry.owner = token++;
	}
	entry.kind = RECORD;
	for (let attempt = 0; attempt < 3 && token < count; attempt++) {
		if ((flags[token]! & QUOTED) !== 0) break;
		const octet = octets[starts[token]!]!;
		if (attempt === 1) {
			if (octet < DIGIT_0 || octet > DIGIT_9) continue;
			const ttl = readTtl(octets, starts[token]!, ends[token]!);
			if (ttl < 0) continue;
			entry.ttl = ttl;
			entry.ttlToken = token++;
		} else if (entry.classToken < 0) {
			const code = classCodeOf(octets, starts[token]!, ends[token]!);
			if (code < 0) continue;
			// BIND takes CLASS0 as if no class were there.
			entry.classCode = code || CLASS_IN;
			entry.classToken = token++;
		}
	}
	entry.rdata = token + 1;
	entry.typeToken = token;
	if (token >= count) {
		entry.kind = BROKEN;
		entry.faultToken = count;
		return;
	}
	entry.typeCode = (flags[token]! & QUOTED) !== 0 ? -1 : typeCodeOf(octets, starts[token]!, ends[token]!);
	if (entry.typeCode < 0) {
		entry.kind = BROKEN;
		entry.faultToken = token;
	}
}
