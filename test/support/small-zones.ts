import fc from "fast-check";
import type { Files } from "./memory-workspace.ts";

/** How the records of a generated file are written. */
interface Style {
	readonly gap: "blank" | "tab" | "columns" | "tab columns";
	readonly owners: "relative" | "absolute";
	/** Whether a record leaves out the owner that the one before has. */
	readonly inherits: boolean;
	readonly class: boolean;
	readonly ttl: boolean;
	readonly lineEnd: "\n" | "\r\n";
	readonly lastLineEnd: boolean;
	readonly sorted: "up" | "down" | "no";
	/** Comments and empty lines between records. */
	readonly comments: boolean;
	readonly group: boolean;
	/** Whether the hosts stand in a file of their own. */
	readonly include: boolean;
}

interface Line {
	/** Relative to the zone, `@` for its apex. */
	readonly owner: string;
	readonly type: string;
	readonly rdata: string;
}

const style: fc.Arbitrary<Style> = fc.record({
	gap: fc.constantFrom("blank", "tab", "columns", "tab columns"),
	owners: fc.constantFrom("relative", "relative", "absolute"),
	inherits: fc.boolean(),
	class: fc.boolean(),
	ttl: fc.boolean(),
	lineEnd: fc.constantFrom("\n", "\n", "\r\n"),
	lastLineEnd: fc.boolean(),
	sorted: fc.constantFrom("up", "up", "down", "no"),
	comments: fc.boolean(),
	group: fc.boolean(),
	include: fc.constantFrom(false, false, false, true),
});

const HOSTS = ["alpha", "delta", "mail", "mx", "ns1", "relay", "smtp", "www"] as const;
const NUMBERS = [2, 7, 9, 25, 26, 100, 200] as const;

/** What a PTR of an address names. */
const pointer = fc.constantFrom("its host", "its host", "none", "none", "another host", "both", "no host", "no dot");

/** What a remark says a mail host gives in HELO. */
const helo = fc.constantFrom("none", "none", "its name", "no host", "no full name");

const host = fc.record({
	name: fc.constantFrom(...HOSTS),
	number: fc.constantFrom(...NUMBERS),
	ipv6: fc.boolean(),
	exchange: fc.boolean(),
	pointer,
	helo,
	octets: fc.constantFrom("right", "right", "right", "with zeros", "all four"),
	text: fc.boolean(),
});

const byName = { selector: (one: { readonly name: string }) => one.name, minLength: 1, maxLength: 6 } as const;

/** A forward zone and reverse zones, in any style, in which some of A, MX and PTR do not agree. */
export const smallZones: fc.Arbitrary<Files> = fc
	.record({
		forward: style,
		reverse: style,
		hosts: fc.uniqueArray(host, byName),
		spf: fc.constantFrom("", "v=spf1 mx -all", "v=spf1 mx ip4:192.0.2.30 -all"),
		reverseOfIpv6: fc.boolean(),
	})
	.map(({ forward, reverse, hosts, spf, reverseOfIpv6 }) => {
		const owners = hosts.map(({ name }) => name);
		// Remarks at two hosts of one address could contradict each other.
		const isAlone = (number: number) => hosts.filter((one) => one.number === number).length === 1;
		const lines: Line[] = hosts.flatMap(({ name, number, ipv6, exchange, helo, text }): Line[] => [
			{ owner: name, type: "A", rdata: `192.0.2.${number}${exchange && isAlone(number) ? remark(name, helo) : ""}` },
			...(ipv6 ? [{ owner: name, type: "AAAA", rdata: `2001:db8::${number}` }] : []),
			...(text ? [{ owner: name, type: "TXT", rdata: '"a b"' }] : []),
		]);
		const apex: Line[] = hosts
			.filter(({ exchange }) => exchange)
			.map(({ name }, index) => ({ owner: "@", type: "MX", rdata: `${(index + 1) * 10} ${name}.example.com.` }));
		if (spf !== "") apex.push({ owner: "@", type: "TXT", rdata: `"${spf}"` });
		const pointersOf = (those: typeof hosts, ownerOf: (number: number, slip: string) => string) =>
			those.flatMap(({ name, number, octets, pointer: points }, index): Line[] => {
				if (points === "none") return [];
				const other = owners[(index + 1) % owners.length]!;
				const targets = {
					"its host": [`${name}.example.com.`],
					"another host": [`${other}.example.com.`],
					both: [`${name}.example.com.`, `${other}.example.com.`],
					"no host": ["gone.example.com."],
					"no dot": [`${name}.example.com`],
				}[points];
				const slip = points === "its host" ? octets : "right";
				return targets.map((rdata) => ({ owner: ownerOf(number, slip), type: "PTR", rdata }));
			});
		const inIpv6 = hosts.filter(({ ipv6 }) => ipv6);
		const ofIpv6 = reverseOfIpv6
			? zoneFiles("db.2001-db8", "8.b.d.0.1.0.0.2.ip6.arpa.", [], unlike(pointersOf(inIpv6, nibbles)), reverse)
			: {};
		return {
			...zoneFiles("db.example.com", "example.com.", apex, lines, forward),
			...zoneFiles("db.192.0.2", "2.0.192.in-addr.arpa.", [], unlike(pointersOf(hosts, octetOwner)), reverse),
			...ofIpv6,
		};
	});

function remark(host: string, helo: "none" | "its name" | "no host" | "no full name"): string {
	const name = { none: "", "its name": `${host}.example.com`, "no host": "mta.example.com", "no full name": "server" }[
		helo
	];
	return name === "" ? "" : ` ; zonetrio: helo=${name}`;
}

/** The owner of the PTR of 192.0.2.NUMBER below 192.0.2.0/24, right or with a slip; one mistake in a record is enough. */
function octetOwner(number: number, slip: string): string {
	if (slip === "with zeros") return String(number).padStart(3, "0");
	return slip === "all four" ? `192.0.2.${number}` : String(number);
}

/** The owner of the PTR of 2001:db8::NUMBER below 2001:db8::/32. */
function nibbles(number: number): string {
	return [...String(number).padStart(24, "0")].reverse().join(".");
}

/** Without lines that say the same. */
function unlike(lines: readonly Line[]): Line[] {
	return lines.filter(
		(line, index) => lines.findIndex((one) => one.owner === line.owner && one.rdata === line.rdata) === index,
	);
}

function zoneFiles(
	name: string,
	origin: string,
	apex: readonly Line[],
	below: readonly Line[],
	style: Style,
): Record<string, string> {
	const soa = "ns1.example.org. hostmaster.example.org.";
	const numbers = "2026010101 7200 3600 1209600 3600";
	const grouped = `${soa} (\n\t\t${numbers.replace(" ", " ; serial\n\t\t")} )`;
	const head: Line[] = [
		{ owner: "@", type: "SOA", rdata: style.group ? grouped : `${soa} ${numbers}` },
		{ owner: "@", type: "NS", rdata: "ns1.example.org." },
		...apex,
	];
	const top = [`$ORIGIN ${origin}`, "$TTL 3600", ...lineTexts(head, origin, style)];
	const hosts = lineTexts(sortedBy(style.sorted, below), origin, style);
	if (style.comments) hosts.unshift("", "; hosts");
	if (!style.include) return { [name]: fileText([...top, ...hosts], style) };
	const included = `${name}.inc`;
	return { [name]: fileText([...top, `$INCLUDE ${included}`], style), [included]: fileText(hosts, style) };
}

function sortedBy(direction: Style["sorted"], lines: readonly Line[]): Line[] {
	if (direction === "no") return [...lines];
	const order = ({ owner }: Line) => (/^\d+$/.test(owner) ? owner.padStart(3, "0") : owner);
	const sorted = [...lines].sort((one, other) => (order(one) < order(other) ? -1 : order(one) > order(other) ? 1 : 0));
	return direction === "down" ? sorted.reverse() : sorted;
}

function lineTexts(lines: readonly Line[], origin: string, style: Style): string[] {
	return lines.flatMap((line, index) => {
		const isSame = index > 0 && lines[index - 1]!.owner === line.owner;
		const text = lineText(line, isSame && style.inherits, origin, style);
		return style.comments && index % 3 === 2 ? [`; ${line.owner}`, text] : [text];
	});
}

function fileText(lines: readonly string[], style: Style): string {
	const text = lines.join("\n") + (style.lastLineEnd ? "\n" : "");
	return text.replaceAll("\n", style.lineEnd);
}

function lineText({ owner, type, rdata }: Line, inherits: boolean, origin: string, style: Style): string {
	const absolute = owner === "@" ? origin : `${owner}.${origin}`;
	const fields = [inherits ? "" : style.owners === "absolute" ? absolute : owner];
	if (style.ttl) fields.push("3600");
	if (style.class) fields.push("IN");
	fields.push(type, rdata);
	const separate = {
		blank: () => " ",
		tab: () => "\t",
		columns: (field: string, at: number) => " ".repeat(Math.max(1, (at === 0 ? 32 : 8) - field.length)),
		"tab columns": (field: string, at: number) =>
			"\t".repeat(Math.max(1, Math.ceil(((at === 0 ? 32 : 8) - field.length) / 8))),
	}[style.gap];
	return fields.map((field, at) => (at === fields.length - 1 ? field : field + separate(field, at))).join("");
}
