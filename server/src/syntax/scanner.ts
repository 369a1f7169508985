import { ESCAPED, QUOTED } from "../records/rdata-reader.ts";
import { BACKSLASH, CR, LF, PAREN_CLOSE, PAREN_OPEN, QUOTE, SEMICOLON, SPACE, TAB } from "../text/char.ts";
import { afterLineEnd, commentEndAt, lineEndAt } from "../text/line-end.ts";
import { type ConflictLine, conflictEnd, conflictLine, mayBeConflict, NO_END } from "./conflict.ts";
import { depthChange } from "./group-lines.ts";
import { looksLikeEntry } from "./recovery.ts";
import {
	BACKSLASH_AT_LINE_END,
	MERGE_CONFLICT,
	NUL_OCTET,
	STRAY_PARENTHESIS,
	SWALLOWED_RECORD,
	type Tape,
	TOO_MANY_TOKENS,
	type TokenFault,
	UNCLOSED_GROUP,
	UNCLOSED_QUOTE,
} from "./tape.ts";

/** Marks octets that are not printable ASCII, and so are seldom meant. */
const ODD = 2;
/** 1 for each octet that ends a bare token, and `ODD` for those that belong to it but are not printable ASCII. */
const ENDS_TOKEN = new Uint8Array(256);
for (let octet = 0; octet < 256; octet++) if (octet < SPACE || octet >= 127) ENDS_TOKEN[octet] = ODD;
for (const octet of [TAB, LF, CR, SPACE, QUOTE, PAREN_OPEN, PAREN_CLOSE, SEMICOLON, BACKSLASH]) ENDS_TOKEN[octet] = 1;
/** The same within quotes, where only few octets end a string or an ordinary run of it. */
const ENDS_RUN = new Uint8Array(256);
for (let octet = 0; octet < 256; octet++) if (octet < SPACE || octet >= 127) ENDS_RUN[octet] = ODD;
for (const octet of [QUOTE, LF, BACKSLASH]) ENDS_RUN[octet] = 1;
ENDS_RUN[TAB] = 0;

/** 1 for each octet that begins a token where it stands behind a string. */
const GLUES = new Uint8Array(256).fill(1);
for (const octet of [TAB, LF, CR, SPACE, PAREN_OPEN, PAREN_CLOSE, SEMICOLON]) GLUES[octet] = 0;

/** The text in the chunks behind the octets at hand. */
export interface TextBehind {
	/** Whether parentheses, of which `depth` are open, are closed somewhere in it. */
	closes(depth: number): boolean;
	/** Whether it starts like an entry of its own. */
	startsEntry(): boolean;
	/** Whether a merge conflict ends in it before another one begins. */
	endsConflict(): boolean;
}

/** Returned by `scanEntry` where a group, or a comment or string over a lone CR, goes on in the next chunk. */
export const NEEDS_MORE = -1;

/**
 * Reads the entry that starts at `start` into the tape: one line, or more where parentheses hold them
 * together (RFC 1035 section 5.1, as BIND's lexer reads it).
 *
 * @param behind the text that follows; undefined where the text ends with these octets.
 * @returns the offset after the entry and its line end, or `NEEDS_MORE` if its end lies in the text behind.
 *
 * Hot: runs once per entry of a million-line file, so it allocates nothing and works on octets.
 */
export function scanEntry(octets: Uint8Array, start: number, tape: Tape, behind: TextBehind | undefined): number {
	const end = octets.length;
	let at = start;
	let depth = 0;
	let count = 0;
	let groupAt = -1;
	let closes = false;
	tape.octets = octets;
	tape.comment = -1;
	if (tape.groupComments.length > 0) tape.groupComments.length = 0;
	tape.faultAt = -1;
	tape.recovered = false;
	tape.odd = false;
	tape.nestedAt = -1;
	tape.gluedAt = -1;
	tape.lineEndAt = -1;
	tape.conflictAt = -1;
	const first = octets[start];
	tape.leadingBlank = first === SPACE || first === TAB;
	if (mayBeConflict(first)) {
		const next = conflictEntry(octets, start, tape, behind);
		if (next !== NO_CONFLICT) return next;
	}

	while (at < end) {
		const octet = octets[at]!;
		if (octet === SPACE || octet === TAB) {
			at++;
		} else if (octet === LF || octet === CR) {
			at = afterLineEnd(octets, at);
			if (depth === 0) {
				tape.count = count;
				return at;
			}
			if (at < end && mayBeConflict(octets[at])) {
				at = conflictInGroup(octets, at, tape, behind);
				if (at === NEEDS_MORE) return NEEDS_MORE;
			}
			// The group goes on. If this line starts like an entry of its own, the closing parenthesis may be missing.
			if (!closes && at < end && looksLikeEntry(octets, at)) {
				closes = groupCloses(octets, at, depth, behind);
				if (!closes) {
					fault(tape, groupAt, SWALLOWED_RECORD);
					tape.recovered = true;
					tape.count = count;
					return at;
				}
			}
		} else if (octet === SEMICOLON) {
			tape.comment = at;
			if (depth > 0) tape.groupComments.push(at);
			at = commentEndAt(octets, at);
			if (at === end && behind) return NEEDS_MORE;
		} else if (octet === PAREN_OPEN) {
			if (depth === 0) groupAt = at;
			else if (tape.nestedAt < 0) tape.nestedAt = at;
			depth++;
			at++;
		} else if (octet === PAREN_CLOSE) {
			if (depth > 0) depth--;
			else fault(tape, at, STRAY_PARENTHESIS);
			at++;
		} else {
			if (count === tape.starts.length && !tape.grow()) {
				fault(tape, at, TOO_MANY_TOKENS);
				count--;
			}
			tape.comment = -1;
			if (octet === QUOTE) {
				if (count > 0 && at === tape.ends[count - 1] && tape.gluedAt < 0) tape.gluedAt = at;
				at = quotedToken(octets, at, end, tape, count);
				if (at === end && behind) return NEEDS_MORE;
				// A bare token that follows at once, or another string.
				if (at < end && tape.gluedAt < 0 && GLUES[octets[at]!] === 1) tape.gluedAt = at;
			} else {
				let flags = 0;
				tape.starts[count] = at;
				for (;;) {
					while (at < end && ENDS_TOKEN[octets[at]!] === 0) at++;
					if (at >= end) break;
					if (ENDS_TOKEN[octets[at]!] === ODD) {
						tape.odd = true;
						if (octets[at] === 0) fault(tape, at, NUL_OCTET);
						at++;
						continue;
					}
					if (octets[at] !== BACKSLASH) break;
					flags = ESCAPED;
					at++;
					if (at >= end || octets[at] === LF || octets[at] === CR) {
						fault(tape, at - 1, BACKSLASH_AT_LINE_END);
						break;
					}
					at++;
				}
				tape.ends[count] = at;
				tape.flags[count] = flags;
			}
			count++;
		}
	}
	if (depth > 0) {
		if (behind && (closes || !behind.startsEntry() || behind.closes(depth))) return NEEDS_MORE;
		// Where the chunk ends must make no difference.
		fault(tape, groupAt, behind ? SWALLOWED_RECORD : UNCLOSED_GROUP);
		tape.recovered = true;
	}
	tape.count = count;
	return at;
}

/** Returned where a line belongs to no merge conflict. */
const NO_CONFLICT = -2;

/**
 * Reads a line of a merge conflict as an entry. One's own side is read like everything else; what was there before and the other
 * side are passed over, with the line that ends them, as if they were a comment.
 */
function conflictEntry(octets: Uint8Array, start: number, tape: Tape, behind: TextBehind | undefined): number {
	const kind = conflictLine(octets, start);
	if (!kind) return NO_CONFLICT;
	tape.count = 0;
	const last = lastConflictLine(octets, start, kind, tape, behind);
	if (last === NEEDS_MORE) return NEEDS_MORE;
	if (last === start) fault(tape, start, MERGE_CONFLICT);
	const lineEnd = lineEndAt(octets, last);
	return lineEnd < octets.length ? afterLineEnd(octets, lineEnd) : lineEnd;
}

/** The last line that is passed over with one of a conflict; the line itself where none is. */
function lastConflictLine(
	octets: Uint8Array,
	at: number,
	kind: ConflictLine,
	tape: Tape,
	behind: TextBehind | undefined,
): number {
	if (kind === "ours" || kind === "end") return at;
	const end = conflictEnd(octets, at);
	if (end >= 0) return end;
	if (end === NO_END && behind?.endsConflict()) return NEEDS_MORE;
	// Its end may come with a later edit.
	tape.recovered = true;
	return at;
}

/** The same within parentheses; returns the offset of the line end behind, or `at` where the line belongs to no conflict. */
function conflictInGroup(octets: Uint8Array, at: number, tape: Tape, behind: TextBehind | undefined): number {
	const kind = conflictLine(octets, at);
	if (!kind) return at;
	const last = lastConflictLine(octets, at, kind, tape, behind);
	if (last === NEEDS_MORE) return NEEDS_MORE;
	if (tape.conflictAt < 0) tape.conflictAt = at;
	return lineEndAt(octets, last);
}

function quotedToken(octets: Uint8Array, at: number, end: number, tape: Tape, token: number): number {
	let flags = QUOTED;
	let next = at + 1;
	tape.starts[token] = next;
	while (next < end) {
		const octet = octets[next]!;
		const kind = ENDS_RUN[octet]!;
		if (kind === 0) {
			next++;
		} else if (kind === ODD) {
			tape.odd = true;
			next++;
		} else if (octet === BACKSLASH) {
			flags = QUOTED | ESCAPED;
			// BIND takes an LF behind a backslash as part of the string; of a CRLF only the CR is behind it.
			if (octets[next + 1] === LF && tape.lineEndAt < 0) tape.lineEndAt = next;
			next += 2;
		} else {
			break;
		}
	}
	if (next > end) next = end;
	if (octets[next] === LF && octets[next - 1] === CR) next--;
	tape.ends[token] = next;
	tape.flags[token] = flags;
	if (octets[next] === QUOTE) return next + 1;
	fault(tape, at, UNCLOSED_QUOTE);
	return next;
}

/** Remembers the first fault only: one cause, one finding. */
function fault(tape: Tape, at: number, code: TokenFault): void {
	if (tape.faultAt >= 0) return;
	tape.faultAt = at;
	tape.fault = code;
}

/** How far the end of a group is looked for; a group that is longer counts as left open. */
export const GROUP_WINDOW = 262_144;

function groupCloses(octets: Uint8Array, at: number, depth: number, behind: TextBehind | undefined): boolean {
	const { net, least } = depthChange(octets, at, Math.min(octets.length, at + GROUP_WINDOW));
	if (depth + least <= 0) return true;
	return at + GROUP_WINDOW > octets.length && behind?.closes(depth + net) === true;
}
