import { decodedLabel } from "../../records/punycode.ts";
import { type NameId, type NameTable, ROOT_NAME } from "../../tables/name-table.ts";
import { HYPHEN } from "../../text/char.ts";

/** What is wrong with a label that has hyphens in its third and fourth place. */
export interface IdnFlaw {
	readonly kind: "undecodable" | "not normal" | "reserved";
	readonly label: string;
}

/** What is wrong with the first label of a name as one of an internationalized domain name (RFC 5890 section 2.3.2.1); undefined for all others. */
export function idnFlaw(names: NameTable, name: NameId): IdnFlaw | undefined {
	if (!names.hasHyphenPair(name)) return undefined;
	const octets = names.labelOctets(name);
	if (octets[0] !== X || octets[1] !== N) return { kind: "reserved", label: names.label(name) };
	// That a label ends with a hyphen is told of all.
	if (octets.at(-1) === HYPHEN) return undefined;
	const codes = decodedLabel(octets.subarray(PREFIX_LENGTH));
	if (!codes || codes.some(isNoCharacter)) return { kind: "undecodable", label: names.label(name) };
	return isNormal(codes) ? undefined : { kind: "not normal", label: names.label(name) };
}

/** The same of any of its labels, the first that has a flaw. */
export function idnFlawWithin(names: NameTable, name: NameId): IdnFlaw | undefined {
	for (let at = name; at > ROOT_NAME; at = names.parentOf(at)) {
		const flaw = idnFlaw(names, at);
		if (flaw) return flaw;
	}
	return undefined;
}

const X = 0x78;
const N = 0x6e;
/** `xn--` */
const PREFIX_LENGTH = 4;

/** Controls and what is for private use; a label that was mistyped mostly has some. */
function isNoCharacter(code: number): boolean {
	return (code >= 0x80 && code < 0xa0) || (code >= 0xe000 && code <= 0xf8ff) || code >= 0xe0000;
}

/** Whether letters are small, and accents one with them, as programs write them that ask for such a name. */
function isNormal(codes: readonly number[]): boolean {
	if (codes.every(isPlain)) return true;
	const text = String.fromCodePoint(...codes);
	return text.normalize("NFC") === text && text.normalize("NFKC").toLowerCase().normalize("NFKC") === text;
}

/** Small letters of Latin and Cyrillic and the signs of Chinese and Japanese, which need no closer look. Hot in zones of such names. */
function isPlain(code: number): boolean {
	return (
		code < 0x41 ||
		(code >= 0x61 && code <= 0x7a) ||
		(code >= 0xdf && code <= 0xff) ||
		(code >= 0x430 && code <= 0x45f) ||
		(code >= 0x3041 && code <= 0x3096) ||
		(code >= 0x30a1 && code <= 0x30fa) ||
		(code >= 0x4e00 && code <= 0x9fff)
	);
}
