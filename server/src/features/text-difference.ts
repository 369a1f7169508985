import { CR, LF } from "../text/char.ts";
import type { TextChange } from "../text/chunked-text.ts";
import { toOctets, toText } from "../text/utf8.ts";
import { BYTE_ORDER_MARK, type ZoneFile } from "../zone/zone-file.ts";

/**
 * The one edit that makes the text of a file what some octets say, so that a file that something else
 * changed costs what changed in it. `null` if it is that already; undefined where no edit can tell the
 * difference: the text is not at hand, or what is new is not valid UTF-8.
 */
export function textDifference(file: ZoneFile, octets: Uint8Array): TextChange | null | undefined {
	if (!file.text.isLoaded || file.hasBom !== startsWithMark(octets)) return undefined;
	const fresh = file.hasBom ? octets.subarray(BYTE_ORDER_MARK.length) : octets;
	const old = file.text.octets();
	const shorter = Math.min(old.length, fresh.length);
	let start = 0;
	while (start < shorter && old[start] === fresh[start]) start++;
	if (start === old.length && start === fresh.length) return null;
	let tail = 0;
	while (tail < shorter - start && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++;
	// Whole lines: an edit must cut neither a character nor CR LF in two.
	while (start > 0 && !endsLine(old[start - 1]!)) start--;
	if (start > 0 && old[start - 1] === CR) start--;
	while (tail > 0 && !endsLine(old[old.length - 1 - tail] ?? LF)) tail--;
	while (tail > 0 && (old[old.length - tail] === LF || old[old.length - tail] === CR)) tail--;
	const text = toText(fresh, start, fresh.length - tail);
	const isFaithful = toOctets(text).length === fresh.length - tail - start && !text.includes("\uFFFD");
	if (!isFaithful) return undefined;
	return { start: file.text.positionAt(start), end: file.text.positionAt(old.length - tail), text };
}

function startsWithMark(octets: Uint8Array): boolean {
	return BYTE_ORDER_MARK.every((octet, index) => octets[index] === octet);
}

function endsLine(octet: number): boolean {
	return octet === LF || octet === CR;
}
