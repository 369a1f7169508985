import type { Range } from "../../rules/engine/finding.ts";
import { toText } from "../../text/utf8.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { ChunkPositions } from "../places/chunk-positions.ts";
import { EntryTokens } from "../places/entry-tokens.ts";
import { isInComment } from "../places/token-at.ts";
import { rfcPage } from "../rfc-page.ts";

/** A standard that a comment names, and where it can be read. */
export interface StandardLink {
	readonly range: Range;
	readonly url: string;
	readonly tooltip: string;
}

const CAPITAL_R = 0x52;
/** `RFC 1035` is no longer than this. */
const LONGEST = 10;

/** The RFCs that the comments of a zone file name; undefined for a chunk without one, so that others can work in between. */
export function* standardLinks({ files }: Workspace, path: string): Generator<StandardLink | undefined> {
	const file = files.get(path);
	for (const [index, { octets }] of file?.text.chunks.entries() ?? []) {
		yield undefined;
		for (let at = octets.indexOf(CAPITAL_R); at >= 0; at = octets.indexOf(CAPITAL_R, at + 1)) {
			const [name, number] =
				/^RFC[ -]?(\d{1,5})(?!\d)/.exec(toText(octets, at, Math.min(at + LONGEST, octets.length))) ?? [];
			if (name === undefined || number === undefined || !isInComment(new EntryTokens(file!, index, at), at)) continue;
			const range = new ChunkPositions(file!.text, index).range({ start: at, end: at + name.length });
			yield { range, url: rfcPage(number), tooltip: `Read RFC ${number}` };
		}
	}
}
