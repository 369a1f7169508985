import { toOctets } from "../../text/utf8.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import type { LayoutEdit } from "./format-file.ts";

/** The octets of a file with edits, which are in the order of the text. */
export function laidOutOctets(file: ZoneFile, edits: readonly LayoutEdit[]): Uint8Array {
	const octets = file.octets();
	const mark = octets.length - file.text.length;
	const pieces: Uint8Array[] = [];
	let done = 0;
	for (const { range, newText } of edits) {
		pieces.push(octets.subarray(done, file.text.offsetOf(range.start) + mark), toOctets(newText));
		done = file.text.offsetOf(range.end) + mark;
	}
	return joined([...pieces, octets.subarray(done)]);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}
