import { DIGIT_0, EQUALS, hexValue, isDigit, LOWER_A, lowerCase, PLUS, SLASH } from "../../text/char.ts";
import type { RdataReader } from "../rdata-reader.ts";

/** What fills the last group up (RFC 4648 section 4). */
const PADDING = EQUALS;

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const BASE32HEX = "0123456789ABCDEFGHIJKLMNOPQRSTUV";
const HEX = "0123456789ABCDEF";

/** How many characters BIND writes before a blank in long hexadecimal and base64 data. */
const CHUNK = 56;

/** What `readHex` and `readBase64` return where every token is good. */
export const ALL_GOOD = -1;

/**
 * Appends the octets of the tokens `first`..`last`, read as one hexadecimal text (RFC 4648 section 8).
 *
 * @returns `ALL_GOOD`, or the number of the token that is wrong.
 */
export function readHex(reader: RdataReader, first: number, last: number): number {
	let high = -1;
	for (let token = first; token <= last; token++) {
		const end = reader.ends[token]!;
		for (let at = reader.starts[token]!; at < end; at++) {
			const value = hexValue(reader.octets[at]!);
			if (value < 0) return token;
			if (high < 0) {
				high = value;
			} else {
				reader.octet(high * 16 + value);
				high = -1;
			}
		}
	}
	return high < 0 ? ALL_GOOD : last;
}

/**
 * Appends the octets of the tokens `first`..`last`, read as one base64 text (RFC 4648 section 4): padded to groups of
 * four, the bits behind the last octet zero.
 *
 * @returns `ALL_GOOD`, or the number of the token that is wrong.
 */
export function readBase64(reader: RdataReader, first: number, last: number): number {
	let bits = 0;
	let digits = 0;
	let padding = 0;
	for (let token = first; token <= last; token++) {
		const end = reader.ends[token]!;
		for (let at = reader.starts[token]!; at < end; at++) {
			const octet = reader.octets[at]!;
			if (octet === PADDING) {
				padding++;
				if (digits < 2 || digits + padding > 4) return token;
				continue;
			}
			const value = base64Value(octet);
			if (value < 0 || padding > 0) return token;
			bits = (bits << 6) | value;
			if (++digits === 4) {
				reader.octet(bits >>> 16);
				reader.octet(bits >>> 8);
				reader.octet(bits);
				bits = 0;
				digits = 0;
			}
		}
	}
	if (digits === 0) return ALL_GOOD;
	if (digits + padding !== 4) return last;
	if (digits === 2) {
		if ((bits & 0xf) !== 0) return last;
		reader.octet(bits >>> 4);
		return ALL_GOOD;
	}
	if ((bits & 3) !== 0) return last;
	reader.octet(bits >>> 10);
	reader.octet(bits >>> 2);
	return ALL_GOOD;
}

/** The octets of a base64 text without blanks, padded or not (RFC 4648 section 4); undefined where it is none. */
export function base64Octets(text: string): Uint8Array | undefined {
	const digits = text.replace(/={1,2}$/, "");
	if (digits.length % 4 === 1 || (digits.length < text.length && text.length % 4 !== 0)) return undefined;
	const octets = new Uint8Array(Math.floor((digits.length * 3) / 4));
	let bits = 0;
	let at = 0;
	for (let index = 0; index < digits.length; index++) {
		const value = base64Value(digits.charCodeAt(index));
		if (value < 0) return undefined;
		bits = ((bits << 6) | value) & 0xffffff;
		if (index % 4 > 0) octets[at++] = bits >>> (6 - (index % 4) * 2);
	}
	return octets;
}

function base64Value(octet: number): number {
	if (octet >= 0x41 && octet <= 0x5a) return octet - 0x41;
	if (octet >= LOWER_A && octet <= 0x7a) return octet - LOWER_A + 26;
	if (isDigit(octet)) return octet - DIGIT_0 + 52;
	return octet === PLUS ? 62 : octet === SLASH ? 63 : -1;
}

/** Appends the octets of one token in base32hex without padding (RFC 4648 section 7); false if it is none. */
export function readBase32Hex(reader: RdataReader, token: number): boolean {
	let bits = 0;
	let count = 0;
	const start = reader.starts[token]!;
	const end = reader.ends[token]!;
	if (end === start) return false;
	for (let at = start; at < end; at++) {
		const octet = lowerCase(reader.octets[at]!);
		const value = isDigit(octet) ? octet - DIGIT_0 : octet >= LOWER_A && octet <= 0x76 ? octet - LOWER_A + 10 : -1;
		if (value < 0) return false;
		bits = ((bits << 5) | value) & 0xfff;
		count += 5;
		if (count >= 8) {
			count -= 8;
			reader.octet(bits >>> count);
		}
	}
	// A whole digit left over would encode nothing, and the bits of the last one must be zero.
	return count < 5 && (bits & ((1 << count) - 1)) === 0;
}

/** The octets in upper-case hexadecimal, without blanks. */
export function hexText(octets: Uint8Array): string {
	let text = "";
	for (const octet of octets) text += HEX[octet >>> 4]! + HEX[octet & 15]!;
	return text;
}

/** The octets in base64, without blanks. */
export function base64Text(octets: Uint8Array): string {
	let text = "";
	for (let at = 0; at < octets.length; at += 3) {
		const bits = (octets[at]! << 16) | ((octets[at + 1] ?? 0) << 8) | (octets[at + 2] ?? 0);
		text += BASE64[bits >>> 18]! + BASE64[(bits >>> 12) & 63]!;
		text += at + 1 < octets.length ? BASE64[(bits >>> 6) & 63]! : "=";
		text += at + 2 < octets.length ? BASE64[bits & 63]! : "=";
	}
	return text;
}

/** The octets in upper-case base32hex without padding. */
export function base32HexText(octets: Uint8Array): string {
	let text = "";
	let bits = 0;
	let count = 0;
	for (const octet of octets) {
		bits = ((bits << 8) | octet) & 0xfff;
		count += 8;
		while (count >= 5) {
			count -= 5;
			text += BASE32HEX[(bits >>> count) & 31]!;
		}
	}
	return count > 0 ? text + BASE32HEX[(bits << (5 - count)) & 31]! : text;
}

/** A long text with a blank after each 56 characters, as BIND writes it. */
export function inChunks(text: string): string {
	let chunked = text.slice(0, CHUNK);
	for (let at = CHUNK; at < text.length; at += CHUNK) chunked += ` ${text.slice(at, at + CHUNK)}`;
	return chunked;
}
