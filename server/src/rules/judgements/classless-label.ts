import { blockOfLabel } from "../../config/network.ts";

/** The addresses for which a label of a classless zone stands, by their last octets. */
export interface ClasslessRange {
	readonly first: number;
	readonly last: number;
}

/**
 * What a label says in the styles of RFC 2317 section 4: `0/26`, `0-63`, `0_26`. `impossible` where it has the form of a
 * network or a range and is none, such as `5/26`; undefined where it does not tell, since any label may be taken.
 */
export function classlessRange(label: string): ClasslessRange | "impossible" | undefined {
	const match = /^(\d{1,3})([-_/])(\d{1,3})$/.exec(label);
	if (!match) return undefined;
	const block = blockOfLabel(label);
	if (block) return { first: block.first, last: block.first + 2 ** (32 - block.length) - 1 };
	const [first, last] = [Number(match[1]), Number(match[3])];
	// A range need be no network.
	return match[2] !== "/" && first < last && last <= 255 ? { first, last } : "impossible";
}
