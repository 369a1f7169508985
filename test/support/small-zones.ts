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
});

const HOSTS = ["alpha", "delta", "mail", "mx", "ns1", "relay", "smtp", "www"] as const;
const NUMBERS = [2, 7, 9, 25, 26, 100, 200] as const;

/** What a PTR of an address names. */
const pointer = fc.constantFrom("its host", "its host", "none", "none", "another host", "no host", "no dot");

const host = fc.record({
	name: fc.constantFrom(...HOSTS),
	number: fc.constantFrom(...NUMBERS),
	ipv6: fc.boolean(),
	exchange: fc.boolean(),
	pointer,
	text: fc.boolean(),
});

const byName = { selector: (one: { readonly name: string }) => one.name, minLength: 1, maxLength: 6 } as const;

/** A forward and a reverse zone, in any style, in which some of A, MX and PTR do not agree. */
export const smallZones: fc.Arbitrary<Files> = fc
	.record({ forward: style, reverse: style, hosts: fc.uniqueArray(host, byName), spf: fc.boolean() })
	.map(({ forward, reverse, hosts, spf }) => {
		const owners = hosts.map(({ name }) => name);
		const lines: Line[] = hosts.flatMap(({ name, number, ipv6, text }): Line[] => [
			{ owner: name, type: "A", rdata: `192.0.2.${number}` },
			...(ipv6 ? [{ owner: name, type: "AAAA", rdata: `2001:db8::${number}` }] : []),
			...(text ? [{ owner: name, type: "TXT", rdata: '"a b"' }] : []),
		]);
		const apex: Line[] = hosts
			.filter(({ exchange }) => exchange)
			.map(({ name }, index) => ({ owner: "@", type: "MX", rdata: `${(index + 1) * 10} ${name}.example.com.` }));
		if (spf) apex.push({ owner: "@", type: "TXT", rdata: '"v=spf1 mx -all"' });
		const pointers = hosts.flatMap(({ name, number, pointer: points }, index): Line[] => {
			if (points === "none") return [];
			const other = owners[(index + 1) % owners.length]!;
			const target = { "its host": `${name}.example.com.`, "another host": `${other}.example.com.` }[points as string];
			const rdata = target ?? (points === "no dot" ? `${name}.example.com` : "gone.example.com.");
			return [{ owner: String(number), type: "PTR", rdata }];
		});
		return {
			"db.example.com": zoneText("example.com.", apex, lines, forward),
			"db.192.0.2": zoneText("2.0.192.in-addr.arpa.", [], unlike(pointers), reverse),
		};
	});

/** Without lines that say the same. */
function unlike(lines: readonly Line[]): Line[] {
	return lines.filter(
		(line, index) => lines.findIndex((one) => one.owner === line.owner && one.rdata === line.rdata) === index,
	);
}

function zoneText(origin: string, apex: readonly Line[], below: readonly Line[], style: Style): string {
	const soa = "ns1.example.org. hostmaster.example.org.";
	const numbers = "2026010101 7200 3600 1209600 3600";
	const head: Line[] = [
		{
			owner: "@",
			type: "SOA",
			rdata: style.group ? `${soa} (\n\t\t${numbers.replace(" ", " ; serial\n\t\t")} )` : `${soa} ${numbers}`,
		},
		{ owner: "@", type: "NS", rdata: "ns1.example.org." },
		...apex,
	];
	const sorted = [...below];
	const order = (line: Line) => (/^\d+$/.test(line.owner) ? line.owner.padStart(3, "0") : line.owner);
	if (style.sorted !== "no")
		sorted.sort((one, other) => (order(one) < order(other) ? -1 : order(one) > order(other) ? 1 : 0));
	if (style.sorted === "down") sorted.reverse();
	const texts = [`$ORIGIN ${origin}`, "$TTL 3600"];
	let before = "";
	for (const [index, line] of [...head, ...sorted].entries()) {
		if (style.comments && index === head.length) texts.push("", "; hosts");
		if (style.comments && index % 3 === 2 && line.owner !== before) texts.push(`; ${line.owner}`);
		texts.push(lineText(line, line.owner === before && style.inherits, origin, style));
		before = line.owner;
	}
	const text = texts.join("\n") + (style.lastLineEnd ? "\n" : "");
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
