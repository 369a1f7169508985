/** Where a host name holds an address: the text as it stands there, and whether it is the very address that was asked for. */
export interface AddressInName {
	readonly text: string;
	readonly certain: boolean;
}

/**
 * The address that a provider's naming scheme has put into `host`: the labels before the registrable domain, in lower
 * case. Looks for `address` (4 or 16 octets) in each form that providers use: decimal in any order, padded, joined,
 * hexadecimal; then for whatever has the shape of an address or of a hardware address.
 */
export function addressInName(host: string, address: Uint8Array | undefined): AddressInName | undefined {
	if (address !== undefined) {
		const text = address.length === 4 ? findAddress4(host, address) : findAddress6(host, address);
		if (text !== undefined) return { text, certain: true };
	}
	const text = findShape(host);
	return text === undefined ? undefined : { text, certain: false };
}

function findAddress4(host: string, address: Uint8Array): string | undefined {
	const forward = [...address];
	return (
		(FOUR_NUMBERS.test(host) ? findOctets(host, forward) : undefined) ??
		(JOINED.test(host) ? findJoined4(host, forward) : undefined) ??
		(NEIGHBOURS.test(host) ? findNeighbours(host, forward) : undefined) ??
		(HEX_END.test(host) ? findHexEnd(host, forward) : undefined)
	);
}

/** What a name must have for each of the forms: these spare most names the search. */
const FOUR_NUMBERS = /\d\D+\d+\D+\d+\D+\d/;
const JOINED = /[0-9a-f]{8}/;
const NEIGHBOURS = /\d[-._x]\d/;
const HEX_END = /(?:^|[-.])[0-9a-f]{4}(?:[-.]|$)/;

function findJoined4(host: string, forward: readonly number[]): string | undefined {
	const backward = forward.toReversed();
	const hex = forward.map(hexOctet);
	return (
		findPart(host, hex.join("")) ??
		findPart(host, hex.toReversed().join("")) ??
		findPadded(host, forward) ??
		findPadded(host, backward) ??
		findJoined(host, forward) ??
		findJoined(host, backward)
	);
}

/** All four octets as numbers, in any order with anything between: `modemcable090.28-201-24`. */
function findOctets(host: string, octets: readonly number[]): string | undefined {
	const left = [...octets];
	let start = host.length;
	let end = 0;
	for (const match of host.matchAll(/(?<!\d)\d{1,3}(?!\d)/g)) {
		const at = left.indexOf(Number(match[0]));
		if (at < 0) continue;
		left.splice(at, 1);
		start = Math.min(start, match.index);
		end = match.index + match[0].length;
	}
	return left.length === 0 ? host.slice(start, end) : undefined;
}

/** Three of the octets, or the last two, side by side: `fia160-115-100`, `h-2-34`. */
function findNeighbours(host: string, octets: readonly number[]): string | undefined {
	const [, , third, fourth] = octets;
	for (const run of host.matchAll(/(?<!\d)\d{1,3}(?:[-._x]\d{1,3}(?!\d))+/g)) {
		const texts = run[0].split(/[-._x]/);
		const numbers = texts.map(Number);
		for (let at = 0; at + 1 < numbers.length; at++) {
			const [first, second] = [numbers[at]!, numbers[at + 1]!];
			if ((first === third && second === fourth) || (first === fourth && second === third)) {
				return `${texts[at]}${run[0].charAt(texts.slice(0, at + 1).join(".").length)}${texts[at + 1]}`;
			}
			const left = [...octets];
			const three = numbers.slice(at, at + 3);
			if (three.length === 3 && three.every((number) => take(left, number))) return run[0];
		}
	}
	return undefined;
}

function take(left: number[], number: number): boolean {
	const at = left.indexOf(number);
	if (at >= 0) left.splice(at, 1);
	return at >= 0;
}

/** Octets written with three digits and nothing between: all four, or three that end a number's digits. */
function findPadded(host: string, octets: readonly number[]): string | undefined {
	const padded = octets.map((octet) => String(octet).padStart(3, "0"));
	return findPart(host, padded.join("")) ?? findNumber(host, padded.slice(1).join(""));
}

/** Octets with nothing between. Eight digits at least: fewer come up by chance. */
function findJoined(host: string, octets: readonly number[]): string | undefined {
	const joined = octets.join("");
	return joined.length >= 8 ? findPart(host, joined) : undefined;
}

/** The last two octets in hexadecimal as a component of their own: `node-c-8b22`. */
function findHexEnd(host: string, octets: readonly number[]): string | undefined {
	const end = octets.slice(2).map(hexOctet).join("");
	return /[a-f]/.test(end) && host.split(/[-.]/).includes(end) ? end : undefined;
}

function findAddress6(host: string, address: Uint8Array): string | undefined {
	const nibbles = Array.from(address, hexOctet).join("");
	const groups = nibbles.match(/.{4}/g)!;
	const short = groups.map((group) => group.replace(/^0{1,3}/, ""));
	return (
		findPart(host, nibbles) ??
		findPart(host, groups.join("-")) ??
		findPart(host, short.join("-")) ??
		findPart(host, short.join("-").replace(/(?:^|-)0(?:-0)+(?:-|$)/, "--")) ??
		findPart(host, [...nibbles].reverse().join(".")) ??
		findNumber(host, nibbles.slice(16)) ??
		findPart(host, groups.slice(4).join("-")) ??
		// The last half in short form may be as little as `0-0-0-25`, which still nobody writes by chance.
		findNumber(host, short.slice(4).join("-"))
	);
}

/** `part`, wherever it stands. */
function findPart(host: string, part: string): string | undefined {
	return host.includes(part) ? part : undefined;
}

/** `part`, if no digit goes on before or behind it. */
function findNumber(host: string, part: string): string | undefined {
	const at = host.indexOf(part);
	if (at < 0 || /\d/.test(host.charAt(at - 1)) || /\d/.test(host.charAt(at + part.length))) return undefined;
	return part;
}

function findShape(host: string): string | undefined {
	if (!SHAPELY.test(host)) return undefined;
	for (const { pattern, octets } of SHAPES) {
		const match = pattern.exec(host);
		const text = match?.[1];
		if (text === undefined) continue;
		if (!octets || (text.match(/\d{1,3}/g) ?? []).every((number) => Number(number) <= 255)) return text;
	}
	return undefined;
}

/** What every shape has: it spares most names the others. */
const SHAPELY = /[0-9a-f]{8}|[-._x].*[-._x].*[-._x]/;

/** Shapes of addresses; `octets` where each number must be one. The first group is what a message shows. */
const SHAPES: readonly { readonly pattern: RegExp; readonly octets: boolean }[] = [
	// IPv6 of global unicast or unique local addresses, groups apart, perhaps with a `::`.
	{ pattern: /(?<![0-9a-z])([23f][0-9a-f]{3}(?:-[0-9a-f]{1,4}){4,7})(?![0-9a-z])/, octets: false },
	{ pattern: /(?<![0-9a-z])([23f][0-9a-f]{3}(?:-[0-9a-f]{1,4})*--[0-9a-f]{1,4}(?:-[0-9a-f]{1,4})*)/, octets: false },
	// IPv4, octets apart: `192-0-2-25`, and `25.red-192-0-2`.
	{ pattern: /(?<!\d)(\d{1,3}(?:[-._x]\d{1,3}){3})(?!\d)/, octets: true },
	{ pattern: /(?<!\d)(\d{1,3}\.[a-z]*-?\d{1,3}-\d{1,3}-\d{1,3})(?!\d)/, octets: true },
	// IPv6, other groups or single digits apart, or all in one.
	{ pattern: /(?<![0-9a-z])((?=[a-f-]*\d)[0-9a-f]{1,4}(?:-[0-9a-f]{1,4}){4,7})(?![0-9a-z])/, octets: false },
	{ pattern: /(?<![0-9a-z])((?:[0-9a-f][.-]){11,}[0-9a-f])(?![0-9a-z])/, octets: false },
	{ pattern: /(?<![0-9a-z])[a-z]?((?=[a-f]*\d)[0-9a-f]{20,32})(?![0-9a-z])/, octets: false },
	// IPv4, padded and joined: `192000002025`.
	{ pattern: /(?<!\d)((?:[01]\d\d|2[0-4]\d|25[0-5]){4})(?!\d)/, octets: false },
	// IPv4 in hexadecimal, behind what providers write before it.
	{
		pattern: /(?:^|[.-]|0x|ip|cust|h|p|x|catv-|ool-|dsl)((?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{8})(?=[.-]|$)/,
		octets: false,
	},
	// Hardware addresses.
	{ pattern: /(?<![0-9a-f])[a-z]?((?=[a-f]*\d)[0-9a-f]{12}(?:[0-9a-f]{4})?)(?![0-9a-f])/, octets: false },
];

function hexOctet(octet: number): string {
	return octet.toString(16).padStart(2, "0");
}
