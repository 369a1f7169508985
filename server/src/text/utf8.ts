/**
 * Text and octets. The layers below the server know neither Node nor a browser; the two classes
 * here exist in both, which is why they are declared by hand.
 */
declare class TextEncoder {
	encode(text: string): Uint8Array;
}
declare class TextDecoder {
	constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
	decode(octets: Uint8Array): string;
}

/**
 * What columns are counted in: octets of UTF-8, units of UTF-16, or characters. By the names of the language server protocol
 * (`PositionEncodingKind`); editors count UTF-16 where nothing else was agreed on.
 */
export type ColumnUnit = "utf-8" | "utf-16" | "utf-32";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The UTF-8 octets of a text. */
export function toOctets(text: string): Uint8Array {
	return encoder.encode(text);
}

/** The text of UTF-8 octets `start` (inclusive) to `end` (exclusive); each invalid octet becomes U+FFFD. */
export function toText(octets: Uint8Array, start = 0, end: number = octets.length): string {
	return decoder.decode(octets.subarray(start, end));
}

/** How many units the UTF-8 octets `start`..`end` take when decoded. */
export function unitLength(octets: Uint8Array, start: number, end: number, unit: ColumnUnit): number {
	let length = 0;
	for (let at = start; at < end; ) {
		if (octets[at]! < 0x80) {
			at++;
			length++;
			continue;
		}
		const size = characterSize(octets, at, end);
		length += widthOf(size, unit);
		at += Math.abs(size);
	}
	return length;
}

/**
 * The offset of the octet where the unit number `units`, counted from `start`, begins.
 * It is `end` where the text is shorter, and never lies inside a character.
 */
export function octetOffset(
	octets: Uint8Array,
	start: number,
	end: number,
	units: number,
	unit: ColumnUnit = "utf-16",
): number {
	let at = start;
	let left = units;
	while (at < end && left > 0) {
		if (octets[at]! < 0x80) {
			at++;
			left--;
			continue;
		}
		const size = characterSize(octets, at, end);
		const width = widthOf(size, unit);
		if (width > left) break;
		left -= width;
		at += Math.abs(size);
	}
	return at;
}

/**
 * How many units a character takes that `characterSize` has measured. Where octets are no UTF-8, editors that count octets or
 * characters (Vim, Helix, Emacs) show each as one of Latin-1; those that count UTF-16 show them as U+FFFD.
 */
function widthOf(size: number, unit: ColumnUnit): number {
	if (unit === "utf-16") return size === 4 ? 2 : 1;
	if (unit === "utf-32") return size > 0 ? 1 : -size;
	return size > 0 ? size : 2 * -size;
}

/** How many octets the decoder takes for the character at `at`, which is not of ASCII; less than 0 where they are invalid, as U+FFFD. */
function characterSize(octets: Uint8Array, at: number, end: number): number {
	const lead = octets[at]!;
	const size = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 1;
	if (size === 1) return -1;
	// An ill-formed sequence is as long as its longest well-formed beginning (Unicode, table 3-7).
	for (let more = 1; more < size; more++) {
		const octet = at + more < end ? octets[at + more]! : 0;
		let low = 0x80;
		let high = 0xbf;
		if (more === 1) {
			if (lead === 0xe0) low = 0xa0;
			else if (lead === 0xed) high = 0x9f;
			else if (lead === 0xf0) low = 0x90;
			else if (lead === 0xf4) high = 0x8f;
		}
		if (octet < low || octet > high) return -more;
	}
	return size;
}
