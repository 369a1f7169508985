/*
 * Punycode (RFC 3492): the letters of a label that are not ASCII, written behind the others as how far and how often the next one is
 * inserted. Only the way to ASCII is needed.
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
