import { DIGIT_0, HYPHEN, isDigit, LOWER_A, LOWER_Z } from "../text/char.ts";

/*
 * Punycode (RFC 3492): the letters of a label that are not ASCII, written behind the others as how far and how often the next one is
 * inserted.
 */
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 128;

/**
 * The label in ASCII as an internationalized domain name writes it: `xn--caf-dma` for `café` (RFC 5891). Letters become small, and
 * accents one with their letter.
 */
export function asciiLabel(label: string): string {
	const normal = label.normalize("NFC").toLowerCase().normalize("NFC");
	const characters = Array.from(normal, (character) => character.codePointAt(0)!);
	return characters.every((code) => code < INITIAL_N) ? normal : `xn--${encode(characters)}`;
}

/**
 * The code points of a label of which the octets after `xn--` are given, in small letters; undefined where they are no punycode, and
 * where they stand for nothing but themselves. Hot in zones of internationalized names: makes no string.
 */
export function decodedLabel(octets: Uint8Array): readonly number[] | undefined {
	const basic = octets.lastIndexOf(HYPHEN);
	const output = basic > 0 ? Array.from(octets.subarray(0, basic)) : [];
	let n = INITIAL_N;
	let index = 0;
	let bias = INITIAL_BIAS;
	for (let at = basic > 0 ? basic + 1 : 0; at < octets.length; ) {
		const before = index;
		let weight = 1;
		for (let k = BASE; ; k += BASE) {
			const value = at < octets.length ? digitValue(octets[at++]!) : -1;
			if (value < 0 || weight > MOST_WEIGHT) return undefined;
			index += value * weight;
			const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
			if (value < threshold) break;
			weight *= BASE - threshold;
		}
		const points = output.length + 1;
		bias = adapt(index - before, points, before === 0 && points === (basic > 0 ? basic : 0) + 1);
		n += Math.floor(index / points);
		index %= points;
		if (n > LAST_CODE || (n >= FIRST_SURROGATE && n <= LAST_SURROGATE)) return undefined;
		output.splice(index++, 0, n);
	}
	return n === INITIAL_N && output.every((code) => code < INITIAL_N) ? undefined : output;
}

/** More than this no code point needs. */
const MOST_WEIGHT = 0x7fff_ffff;
const LAST_CODE = 0x10_ffff;
const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;

/** Small letters are 0 to 25, digits 26 to 35. */
function digitValue(octet: number): number {
	if (octet >= LOWER_A && octet <= LOWER_Z) return octet - LOWER_A;
	return isDigit(octet) ? octet - DIGIT_0 + 26 : -1;
}

function encode(characters: readonly number[]): string {
	const basic = characters.filter((code) => code < INITIAL_N);
	let output = String.fromCharCode(...basic);
	if (basic.length > 0) output += "-";
	let n = INITIAL_N;
	let delta = 0;
	let bias = INITIAL_BIAS;
	for (let handled = basic.length; handled < characters.length; ) {
		const next = Math.min(...characters.filter((code) => code >= n));
		delta += (next - n) * (handled + 1);
		n = next;
		for (const code of characters) {
			if (code < n) delta++;
			if (code !== n) continue;
			output += variableLength(delta, bias);
			bias = adapt(delta, handled + 1, handled === basic.length);
			delta = 0;
			handled++;
		}
		delta++;
		n++;
	}
	return output;
}

/** A number in digits of which each has a threshold of its own, so that its end can be told (section 3.3). */
function variableLength(delta: number, bias: number): string {
	let text = "";
	let left = delta;
	for (let k = BASE; ; k += BASE) {
		const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
		if (left < threshold) return text + digit(left);
		text += digit(threshold + ((left - threshold) % (BASE - threshold)));
		left = Math.floor((left - threshold) / (BASE - threshold));
	}
}

function digit(value: number): string {
	return "abcdefghijklmnopqrstuvwxyz0123456789"[value]!;
}

function adapt(delta: number, points: number, isFirst: boolean): number {
	let left = isFirst ? Math.floor(delta / DAMP) : delta >> 1;
	left += Math.floor(left / points);
	let k = 0;
	for (; left > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) left = Math.floor(left / (BASE - T_MIN));
	return k + Math.floor(((BASE - T_MIN + 1) * left) / (left + SKEW));
}
