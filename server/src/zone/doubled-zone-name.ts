import { DOT, lowerCase } from "../text/char.ts";
import type { BlockReader } from "./block-reader.ts";
import { replaceToken, tokenText } from "./token-text.ts";

/**
 * Tells of an owner that is written like a whole name and has no dot at its end, so that it has the name of the zone twice.
 * In the reverse trees such an owner is no address, and is told as that.
 */
export function noteDoubledZoneName(reader: BlockReader): void {
	const { tape, tables } = reader;
	if (!isDoubledZoneName(reader, tape.octets, tape.starts[0]!, tape.ends[0]!)) return;
	const whole = `${tokenText(tape, 0)}.`;
	const message = `without a dot at its end this owner is ${tables.names.text(reader.owner)}, for which nobody asks: write ${whole} if that is meant`;
	reader.problemAt(0, "doubled-zone-name", message, { repairs: [replaceToken(tape, 0, whole)] });
}

/** Whether the written owner is such a one. Hot: runs for each, and leaves all that are shorter than the name of their zone. */
export function isDoubledZoneName(reader: BlockReader, octets: Uint8Array, start: number, end: number): boolean {
	const { zone, zoneName: origin } = reader;
	const from = end - origin.length;
	if (from < start || reader.isReverse || origin.length === 0 || reader.origin !== zone.origin) return false;
	for (let at = 0; at < origin.length; at++) if (lowerCase(octets[from + at]!) !== origin[at]) return false;
	return from === start || octets[from - 1] === DOT;
}
