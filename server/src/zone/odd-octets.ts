import { readTtl } from "../records/duration.ts";
import { isNameKind } from "../records/fields/name.ts";
import { asciiLabel } from "../records/punycode.ts";
import { QUOTED } from "../records/rdata-reader.ts";
import type { RecordType } from "../records/record-type.ts";
import { typeCodeOf } from "../records/type-code.ts";
import type { Severity } from "../syntax/problem.ts";
import type { Repair } from "../syntax/repair.ts";
import type { Tape } from "../syntax/tape.ts";
import { BACKSLASH, LF, TAB } from "../text/char.ts";
import { toOctets, toText } from "../text/utf8.ts";
import type { BlockReader } from "./block-reader.ts";
import { portability } from "./portability.ts";
import { tokenText } from "./token-text.ts";

/**
 * Characters that nobody sees in a text: controls, blanks other than the usual ones, marks of direction. Those that join letters
 * (U+200C, U+200D) belong to a text, and so do tabs, and line ends behind a backslash.
 */
const INVISIBLE =
	/(?!\t|(?<=\\)\n)[\p{Cc}\u00a0\u00ad\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff]/u;

/** Tells of octets in an entry that are not printable ASCII. */
export function noteOddOctets(reader: BlockReader, type?: RecordType): void {
	const { tape } = reader;
	for (let token = 0; token < tape.count; token++) {
		if (!isOdd(tape, token)) continue;
		const text = tokenText(tape, token);
		const found = INVISIBLE.exec(text);
		if (found) noteInvisible(reader, token, text, found);
		else if (isName(reader, token, type)) noteName(reader, token, text, type);
		else noteText(reader, token);
	}
}

function isOdd({ octets, starts, ends }: Tape, token: number): boolean {
	for (let at = starts[token]!; at < ends[token]!; at++) {
		const octet = octets[at]!;
		if ((octet < 32 && octet !== TAB && !(octet === LF && octets[at - 1] === BACKSLASH)) || octet >= 127) return true;
	}
	return false;
}

/** Whether a token is a domain name: the owner, a name in the data, or the argument of a directive. */
function isName({ entry }: BlockReader, token: number, type?: RecordType): boolean {
	if (!type) return true;
	if (token < entry.rdata) return token === entry.owner;
	const field = type.fields[Math.min(token - entry.rdata, type.fields.length - 1)];
	return field !== undefined && isNameKind(field.kind);
}

/** Tells of an invisible character in an entry of which no record can come, since it is probably why; whether there is one. */
export function noteInvisibleFault(reader: BlockReader): boolean {
	for (let token = 0; token < reader.tape.count; token++) {
		const text = tokenText(reader.tape, token);
		const found = INVISIBLE.exec(text);
		if (!found) continue;
		noteInvisible(reader, token, text, found, "error");
		return true;
	}
	return false;
}

function noteInvisible(
	reader: BlockReader,
	token: number,
	text: string,
	{ index, 0: character }: RegExpExecArray,
	ownSeverity: Severity = "warning",
): void {
	const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
	const start = reader.tape.starts[token]! + toOctets(text.slice(0, index)).length;
	const end = start + toOctets(character).length;
	const message = `an invisible character, U+${code}, belongs to this ${
		(reader.tape.flags[token]! & QUOTED) !== 0 ? "text" : "word"
	}, which looks right and is not: delete it`;
	const deletion: Repair = { title: "Delete the character", edits: [{ start, end, text: "" }] };
	const blank: Repair = { title: "Write an ordinary blank", edits: [{ start, end, text: " " }] };
	const isBlank = BLANK.test(character) && !isBeforeOwner(reader, token, index);
	const repairs = isBlank ? [blank, deletion] : [deletion];
	reader.problem("invisible-character", start, end, message, { ownSeverity, repairs });
}

/** Whether a character stands in front of an owner: with a blank there, the record would be one of the owner before. */
function isBeforeOwner({ entryStart, tape }: BlockReader, token: number, index: number): boolean {
	const start = tape.starts[token]!;
	if (token > 0 || index > 0 || start !== entryStart) return false;
	const [character = ""] = tokenText(tape, token);
	const word = start + toOctets(character).length;
	const end = tape.ends[token]!;
	return !isField(tape.octets, word, end) && !BLANK.test(toText(tape.octets, word, end)[0] ?? "");
}

/** Whether a word is a class, a TTL or a type. */
function isField(octets: Uint8Array, start: number, end: number): boolean {
	return (
		/^in$/i.test(toText(octets, start, end)) || readTtl(octets, start, end) >= 0 || typeCodeOf(octets, start, end) >= 0
	);
}

/** What looks like a blank. */
const BLANK = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/;

function noteName(reader: BlockReader, token: number, text: string, type?: RecordType): void {
	const { tape, zone } = reader;
	const refused =
		zone.server === "knot" || (zone.server === "named" && zone.checkNames === "fail" && isHost(reader, token, type));
	const ascii = text.split(".").map(asciiLabel).join(".");
	const message = refused
		? `the name "${text}" has letters that are not ASCII, and the server refuses the zone: write ${ascii}`
		: `the name "${text}" has letters that are not ASCII, and nobody finds it so: write ${ascii}`;
	const { starts, ends } = tape;
	const span = { start: starts[token]!, end: ends[token]! };
	const repairs: Repair[] = [];
	if (!text.includes("\ufffd") && !text.includes("\\"))
		repairs.push({ title: `Write ${ascii}`, edits: [{ ...span, text: ascii }] });
	repairs.push({ ...escaped(tape, token), preferred: false });
	reader.problemAt(token, "non-ascii-name", message, { ...(refused && { ownSeverity: "error" }), repairs });
}

/** Whether BIND wants the name to be that of a host. */
function isHost({ entry }: BlockReader, token: number, type?: RecordType): boolean {
	if (!type) return false;
	if (token === entry.owner) return type.hostOwner;
	return token >= entry.rdata && type.fields[token - entry.rdata]?.kind.id === "host";
}

function noteText(reader: BlockReader, token: number): void {
	const ownSeverity = portability(reader.zone, ["knot"], "hint", "error");
	if (!ownSeverity) return;
	const message = "this text has characters that are not ASCII, which Knot refuses: write their octets as \\DDD";
	reader.problemAt(token, "non-ascii-text", message, { ownSeverity, repairs: [escaped(reader.tape, token)] });
}

/** The octets of a token that are not printable ASCII as `\DDD`, which every server takes. */
function escaped({ octets, starts, ends }: Tape, token: number): Repair {
	const edits = [];
	for (let at = starts[token]!; at < ends[token]!; at++) {
		const octet = octets[at]!;
		if (octet < 127) continue;
		edits.push({ start: at, end: at + 1, text: `\\${octet}` });
	}
	return { title: "Write the octets as \\DDD", edits, keepsRecords: true };
}
