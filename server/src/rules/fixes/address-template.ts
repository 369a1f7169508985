import type { GenerateRange } from "../../syntax/generate.ts";

/** The right side of a `$GENERATE` of addresses. */
export interface AddressTemplate {
	readonly type: "A" | "AAAA";
	readonly text: string;
}

/**
 * The template of the addresses that belong to a template of reverse names: `192.0.2.$` for `$.2.0.192.in-addr.arpa.`.
 * Undefined where no template gives exactly these addresses.
 *
 * @param owner absolute and in lower case.
 */
export function addressTemplate(owner: string, range: GenerateRange): AddressTemplate | undefined {
	const match = /^(.+)\.(in-addr|ip6)\.arpa\.$/.exec(owner);
	if (!match) return undefined;
	const labels = match[1]!.split(".");
	const text = match[2] === "ip6" ? ipv6Template(labels, range) : ipv4Template(labels);
	return text === undefined ? undefined : { type: match[2] === "ip6" ? "AAAA" : "A", text };
}

/** Digits, and numbers in decimal without a width, so that octets of an address look as those of its name. */
const OCTET = /^(?:\d|\$(?:\{[+-]?\d+(?:,0(?:,d)?)?\})?)+$/;

function ipv4Template(labels: readonly string[]): string | undefined {
	const isWhole = labels.length === 4 && labels.every((label) => OCTET.test(label));
	return isWhole ? [...labels].reverse().join(".") : undefined;
}

/** Some nibbles of an IPv6 address: those that are written, or `count` that a number gives. */
interface Nibbles {
	readonly text: string;
	readonly count: number;
}

function ipv6Template(labels: readonly string[], range: GenerateRange): string | undefined {
	const pieces = labels.map((label) => nibblesOf(label, range));
	if (!pieces.every((piece) => piece !== undefined)) return undefined;
	const groups: string[] = [];
	let group = "";
	let filled = 0;
	for (const { text, count } of pieces.reverse()) {
		filled += count;
		// A number that reaches over a colon cannot be written as one.
		if (filled > 4) return undefined;
		group += text;
		if (filled < 4) continue;
		groups.push(group.replace(/^0+(?=.)/, ""));
		group = "";
		filled = 0;
	}
	return filled === 0 && groups.length === 8 ? compressed(groups) : undefined;
}

/** What a label of a reverse name stands for; a number must fit into its nibbles for all of the range. */
function nibblesOf(label: string, { start, stop }: GenerateRange): Nibbles | undefined {
	if (/^[0-9a-f]$/.test(label)) return { text: label, count: 1 };
	const match = /^\$(?:\{([+-]?\d+)(?:,(\d+)(?:,([dxn]))?)?\})?$/.exec(label);
	if (!match) return undefined;
	const offset = Number(match[1] ?? 0);
	const width = Number(match[2] ?? 0);
	const base = match[3] ?? "d";
	// Nibbles have dots between them, which the width counts.
	const count = base === "n" ? (width + 1) / 2 : 1;
	if (base === "n" ? width % 2 === 0 : width > 1) return undefined;
	const least = start + offset;
	const most = stop + offset;
	if (count > 4 || least < 0 || most >= (base === "d" ? 10 : 16 ** count)) return undefined;
	return { text: `\${${offset},${count},x}`, count };
}

/** Eight groups with the longest run of zeros left out (RFC 5952 section 4.2). */
function compressed(groups: readonly string[]): string {
	const runs = [
		...groups
			.map((group) => (group === "0" ? "0" : "x"))
			.join("")
			.matchAll(/0{2,}/g),
	];
	const [first, ...others] = runs;
	if (!first) return groups.join(":");
	const longest = others.reduce((best, run) => (run[0].length > best[0].length ? run : best), first);
	const before = groups.slice(0, longest.index).join(":");
	return `${before}::${groups.slice(longest.index + longest[0].length).join(":")}`;
}
