/** A way in which a file could have been written as well. */
export interface Spelling {
	/** The same file, written so. */
	rewrite(octets: Uint8Array): Uint8Array;
	/** Whether a file is still written so after a repair that may have added to it. */
	holds(octets: Uint8Array): boolean;
}

const CR = 13;
const LF = 10;
const TAB = 9;
const SPACE = 32;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Files that people have from editors of other systems. */
export const SPELLINGS: Readonly<Record<string, Spelling>> = {
	"CRLF at each line end": {
		rewrite: (octets) => mapped(octets, (octet, before) => (octet === LF && before !== CR ? [CR, LF] : [octet])),
		holds: (octets) => octets.every((octet, at) => octet !== LF || octets[at - 1] === CR),
	},
	"a byte order mark": {
		rewrite: (octets) => (isMarked(octets) ? octets : Buffer.concat([Uint8Array.from(BYTE_ORDER_MARK), octets])),
		holds: isMarked,
	},
	"tabs instead of blanks": {
		rewrite: (octets) => mapped(octets, (octet, before) => (octet !== SPACE ? [octet] : before === SPACE ? [] : [TAB])),
		holds: () => true,
	},
	"no line end at the end": {
		rewrite: (octets) => octets.subarray(0, octets.findLastIndex((octet) => octet !== LF && octet !== CR) + 1),
		holds: () => true,
	},
};

function mapped(octets: Uint8Array, by: (octet: number, before: number | undefined) => readonly number[]): Uint8Array {
	const result: number[] = [];
	for (const [at, octet] of octets.entries()) result.push(...by(octet, octets[at - 1]));
	return Uint8Array.from(result);
}

function isMarked(octets: Uint8Array): boolean {
	return BYTE_ORDER_MARK.every((octet, at) => octets[at] === octet);
}
