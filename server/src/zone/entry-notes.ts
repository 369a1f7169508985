import { readIpv4 } from "../records/address.ts";
import { readTtl } from "../records/duration.ts";
import { QUOTED } from "../records/rdata-reader.ts";
import type { RecordType } from "../records/record-type.ts";
import { TYPE_CODE } from "../records/type-code.ts";
import { inserted, type Repair } from "../syntax/repair.ts";
import type { Tape } from "../syntax/tape.ts";
import { DIGIT_9, isDigit, LOWER_A, LOWER_Z, PAREN_CLOSE, PAREN_OPEN, SEMICOLON } from "../text/char.ts";
import { commentEndAt } from "../text/line-end.ts";
import type { BlockReader } from "./block-reader.ts";
import { isDoubledZoneName, noteDoubledZoneName } from "./doubled-zone-name.ts";
import { noteHostOwner } from "./host-owner.ts";
import { portability } from "./portability.ts";
import { unquote } from "./rdata-repairs.ts";
import { replaceToken, tokenText } from "./token-text.ts";

/**
 * What can be said of the fields before the data of a record, and of how its lines hold together. What rests on how the owner is written is also to be
 * found by `isDoubtfulOwner`. Hot, like its caller.
 */
export function noteEntry(reader: BlockReader, type: RecordType, next: number): void {
	const { tape, entry } = reader;
	const { octets, starts, ends, flags } = tape;
	if (entry.owner >= 0) {
		if ((flags[0]! & QUOTED) !== 0) noteQuotedOwner(reader);
		const first = octets[starts[0]!]!;
		if (first <= DIGIT_9) {
			if (!reader.isReverse && isDigit(first)) noteNumericOwner(reader, type);
		} else if (isClass(tape) || (first < LOWER_A && isSameWord(tape, 0, entry.typeToken))) {
			noteKeywordOwner(reader);
		}
		noteDoubledZoneName(reader);
	}
	if (type.hostOwner && !(reader.isPlainOwner && reader.isPlainOrigin) && !reader.isOwnerTold) {
		reader.isOwnerTold = noteHostOwner(reader, type);
	}
	if (entry.classToken >= 0 && ends[entry.classToken]! - starts[entry.classToken]! > 2) noteGenericClass(reader);
	if (tape.nestedAt >= 0) noteNestedGroup(reader, next);
	if (tape.lineEndAt >= 0) noteLineEnd(reader);
}

/**
 * Whether something may be told of an owner of small letters, digits, dots, hyphens and underscores, `octets[start..end)`: where it is a number, the class, or has the name
 * of the zone twice. Other words of fields are told in capitals alone. Hot, like its caller.
 */
export function isDoubtfulOwner(reader: BlockReader, octets: Uint8Array, start: number, end: number): boolean {
	const first = octets[start]!;
	if (first <= DIGIT_9 && !reader.isReverse) return true;
	return isClassWord(octets, start, end) || isDoubledZoneName(reader, octets, start, end);
}

function noteQuotedOwner(reader: BlockReader): void {
	const ownSeverity = portability(reader.zone, ["knot", "nsd"], "warning", "warning");
	if (!ownSeverity) return;
	const message = "only BIND takes the quotes off an owner, Knot and NSD refuse it: write it without them";
	const repairs = unquote(reader.tape, 0).map((repair) => ({ ...repair, keepsRecords: true }) as const);
	reader.problemAt(0, "quoted-name", message, { ownSeverity, repairs });
}

const quad = new Uint8Array(4);

/** The shortest TTL that a number in the place of an owner is taken for, and what it is a multiple of. */
const LEAST_TTL = 300;
const MINUTE = 60;

/** A number in the place of an owner. In reverse zones owners are numbers, and so are hosts of a pool; nobody counts hosts in minutes. */
function noteNumericOwner(reader: BlockReader, type: RecordType): void {
	const { octets, starts, ends } = reader.tape;
	if (type.points === "address" && readIpv4(octets, starts[0]!, ends[0]!, quad, 0)) {
		const owner = reader.tables.names.text(reader.owner);
		const message = `the owner is an address, and the record that of a host called ${owner}: write the name of the host`;
		reader.problemAt(0, "a-record-name-is-ip", message);
		return;
	}
	// Hosts are called 3d and 1m; a bare number is none of theirs.
	for (let at = starts[0]!; at < ends[0]!; at++) if (!isDigit(octets[at]!)) return;
	const ttl = readTtl(octets, starts[0]!, ends[0]!);
	if (ttl >= LEAST_TTL && ttl % MINUTE === 0 && reader.entry.ttlToken < 0) reportKeyword(reader);
}

/** A class or type in the place of an owner. A type with a TTL or a class behind it is one: the line lacks nothing. */
function noteKeywordOwner(reader: BlockReader): void {
	const { classToken, ttlToken } = reader.entry;
	if (classToken < 0 && (ttlToken < 0 || isClass(reader.tape))) reportKeyword(reader);
}

/** Whether the first token is `IN`. */
function isClass({ octets, starts, ends }: Tape): boolean {
	return isClassWord(octets, starts[0]!, ends[0]!);
}

function isClassWord(octets: Uint8Array, start: number, end: number): boolean {
	return end - start === 2 && (octets[start]! | 32) === 0x69 && (octets[start + 1]! | 32) === 0x6e;
}

/** An owner that is the word of another field: the line mostly lacks the blank at its beginning. */
function reportKeyword(reader: BlockReader): void {
	const { tape, entryStart } = reader;
	if ((tape.flags[0]! & QUOTED) !== 0) return;
	const word = tokenText(tape, 0);
	const owner = `${word}.${reader.tables.names.text(reader.origin)}`;
	const message = `"${word}" stands in the first column, so this is a record of ${owner}: begin the line with a blank, or write the owner that is meant`;
	reader.problemAt(0, "owner-looks-like-keyword", message, { repairs: [keywordRepair(reader, word, entryStart)] });
}

function keywordRepair({ tape, entry }: BlockReader, word: string, start: number): Repair {
	// A type that is there twice would be the data of itself.
	if (isSameWord(tape, 0, entry.typeToken)) {
		return { title: `Delete the first ${word}`, edits: [{ start: tape.starts[0]!, end: tape.ends[0]!, text: "" }] };
	}
	// No record stands before the SOA whose owner it could have.
	if (entry.typeCode === TYPE_CODE.SOA) return { title: "Begin the line with @", edits: [inserted(start, "@ ")] };
	return { title: "Begin the line with a blank", edits: [inserted(start, " ")] };
}

/** Whether two tokens are the same word in capital letters. */
function isSameWord({ octets, starts, ends }: Tape, one: number, other: number): boolean {
	const length = ends[one]! - starts[one]!;
	if (ends[other]! - starts[other]! !== length) return false;
	for (let index = 0; index < length; index++) {
		const octet = octets[starts[one]! + index]!;
		if (octet !== octets[starts[other]! + index] || (octet >= LOWER_A && octet <= LOWER_Z)) return false;
	}
	return true;
}

function noteGenericClass(reader: BlockReader): void {
	const ownSeverity = portability(reader.zone, ["knot"], "hint", "warning");
	if (!ownSeverity) return;
	const { classToken } = reader.entry;
	const message = `Knot does not know the class IN as ${tokenText(reader.tape, classToken)}: write IN`;
	const repair = { ...replaceToken(reader.tape, classToken, "IN"), safe: true, keepsRecords: true } as const;
	reader.problemAt(classToken, "class-generic", message, { ownSeverity, repairs: [repair] });
}

function noteNestedGroup(reader: BlockReader, next: number): void {
	const ownSeverity = portability(reader.zone, ["knot", "nsd"], "warning", "error");
	if (!ownSeverity) return;
	const at = reader.tape.nestedAt;
	const message =
		"a parenthesis stands within parentheses, which only BIND takes: remove it and the one that closes it";
	reader.problem("nested-parenthesis", at, at + 1, message, { ownSeverity, repairs: [flatten(reader, next)] });
}

/** Takes the inner parentheses out of the entry that ends at `end`. */
function flatten({ tape, entryStart }: BlockReader, end: number): Repair {
	const { octets, starts, ends, count } = tape;
	const edits: { start: number; end: number; text: string }[] = [];
	let depth = 0;
	for (let token = 0; token <= count; token++) {
		const gapEnd = token < count ? starts[token]! : end;
		for (let at = token === 0 ? entryStart : ends[token - 1]!; at < gapEnd; at++) {
			if (octets[at] === SEMICOLON) at = commentEndAt(octets, at) - 1;
			else if (octets[at] === PAREN_OPEN && depth++ > 0) edits.push({ start: at, end: at + 1, text: " " });
			else if (octets[at] === PAREN_CLOSE && --depth > 0) edits.push({ start: at, end: at + 1, text: " " });
		}
	}
	return { title: "Remove the inner parentheses", edits, safe: true, keepsRecords: true };
}

function noteLineEnd(reader: BlockReader): void {
	const at = reader.tape.lineEndAt;
	const ownSeverity = portability(reader.zone, ["knot"], "warning", "error") ?? "warning";
	const message =
		"a line end stands within this string, which not every server takes: write \\010 for it, or two strings";
	const repair = {
		title: "Write \\010",
		edits: [{ start: at, end: at + 2, text: "\\010" }],
		keepsRecords: true,
	} as const;
	reader.problem("newline-in-string", at, at + 1, message, { ownSeverity, repairs: [repair] });
}
