/** The most tokens of an entry that are kept; a TXT of 65,535 octets has no more. */
const MAX_TOKENS = 70_000;

/**
 * The tokens of one entry: token `n` is `octets[starts[n]..ends[n])`, without its quotes. One tape is
 * used for all entries.
 */
export class Tape {
	octets: Uint8Array = new Uint8Array(0);
	starts: Int32Array = new Int32Array(64);
	ends: Int32Array = new Int32Array(64);
	/** `QUOTED` and `ESCAPED` of rdata-reader.ts. */
	flags: Uint8Array = new Uint8Array(64);
	count = 0;
	/** Whether the entry begins with a blank, and so has the owner of the record before. */
	leadingBlank = false;
	/** Where the comment after the last token starts, or -1. */
	comment = -1;
	/** Where the comments within parentheses start. */
	readonly groupComments: number[] = [];
	/** Offset of the first thing that is wrong with the tokens, or -1, and what it is. */
	faultAt = -1;
	fault: TokenFault = UNCLOSED_GROUP;
	/** Whether the end of the group was guessed, because its closing parenthesis is missing. */
	recovered = false;
	/** Whether a token has octets that are not printable ASCII. */
	odd = false;
	/** Where the first of these stands, or -1: a parenthesis within others, two strings without a blank between, a line end within a string. */
	nestedAt = -1;
	gluedAt = -1;
	lineEndAt = -1;
	/** Where the first line of a merge conflict stands within parentheses, or -1. */
	conflictAt = -1;

	/** Makes room for more tokens; false once an entry has more than any record can have. */
	grow(): boolean {
		if (this.starts.length >= MAX_TOKENS) return false;
		const size = Math.min(this.starts.length * 4, MAX_TOKENS);
		const starts = new Int32Array(size);
		const ends = new Int32Array(size);
		const flags = new Uint8Array(size);
		starts.set(this.starts);
		ends.set(this.ends);
		flags.set(this.flags);
		this.starts = starts;
		this.ends = ends;
		this.flags = flags;
		return true;
	}
}

/** What can be wrong before the tokens mean anything. */
export type TokenFault = number;
export const UNCLOSED_GROUP = 0;
export const STRAY_PARENTHESIS = 1;
export const UNCLOSED_QUOTE = 2;
export const BACKSLASH_AT_LINE_END = 3;
export const TOO_MANY_TOKENS = 4;
/** A group that is never closed, behind whose line an entry of its own begins. */
export const SWALLOWED_RECORD = 5;
/** A line of a merge conflict. */
export const MERGE_CONFLICT = 6;
/** An octet of value 0 in a bare token, at which BIND stops. */
export const NUL_OCTET = 7;
