import type { Repair } from "../syntax/repair.ts";
import type { Tape } from "../syntax/tape.ts";
import { toText } from "../text/utf8.ts";

/** The text of a token as it is written, without its quotes. */
export function tokenText({ octets, starts, ends }: Tape, token: number): string {
	return toText(octets, starts[token]!, ends[token]!);
}

/** Writes another word in the place of a token that has no quotes. */
export function replaceToken({ starts, ends }: Tape, token: number, text: string): Repair {
	return { title: `Write ${text}`, edits: [{ start: starts[token]!, end: ends[token]!, text }] };
}
