import { cutIntoChunks } from "../syntax/cut.ts";
import { ChunkedText, type Position, type TextChange } from "../text/chunked-text.ts";
import { toOctets } from "../text/utf8.ts";
import { BYTE_ORDER_MARK } from "../zone/zone-file.ts";

/** Octets `start`..`end` of a file, its byte order mark counted, give way to others. */
export interface OctetEdit {
	readonly start: number;
	readonly end: number;
	readonly octets: Uint8Array;
}

/**
 * Edits of a text in terms of the octets of its file, so that all others stay as they are, be they no UTF-8.
 *
 * @param octets the file, with its byte order mark if it has one.
 * @param edits in the order of the text; none overlaps another. The mark is no part of the text.
 */
export function octetEdits(octets: Uint8Array, edits: readonly TextChange[]): OctetEdit[] {
	const mark = BYTE_ORDER_MARK.every((octet, index) => octets[index] === octet) ? BYTE_ORDER_MARK.length : 0;
	const text = new ChunkedText(cutIntoChunks(octets.subarray(mark)));
	const starts: number[] = [];
	let at = mark;
	for (const { length } of text.chunks) {
		starts.push(at);
		at += length;
	}
	const offsetOf = (position: Position) => {
		const { index, offset } = text.locate(position);
		return starts[index]! + offset;
	};
	return edits.map(({ start, end, text: added }) => ({
		start: offsetOf(start),
		end: offsetOf(end),
		octets: toOctets(added),
	}));
}

/** The octets of a file with edits, which are in the order of the text. */
export function editedOctets(octets: Uint8Array, edits: readonly OctetEdit[]): Uint8Array {
	const parts: Uint8Array[] = [];
	let done = 0;
	for (const edit of edits) {
		parts.push(octets.subarray(done, edit.start), edit.octets);
		done = edit.end;
	}
	return joined([...parts, octets.subarray(done)]);
}

/** Octets one behind the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
