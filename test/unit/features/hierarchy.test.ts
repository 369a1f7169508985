import { describe, expect, test } from "vitest";
import { incomingCalls, MAX_CALLS, outgoingCalls } from "../../../server/src/features/hierarchy/calls.ts";
import { type HierarchyItem, itemsAt } from "../../../server/src/features/hierarchy/hierarchy-item.ts";
import { outdented, ZonesWithCursor } from "./zones-with-cursor.ts";

const HEAD = "$TTL 1h\n@ SOA ns.example.net. h.example.net. 1 2 3 4 5\n@ NS ns.example.net.\n";
const FORWARD = `-- db.example.com --\n${HEAD}`;
const REVERSE = `-- db.192.0.2 --\n$ORIGIN 2.0.192.in-addr.arpa.\n${HEAD}`;

const MAX_DEPTH = 5;

/** The tree at the cursor, an item a line, with the places that lead on behind `@`. */
function tree(text: string, direction: "incoming" | "outgoing"): string {
	const zones = new ZonesWithCursor(text);
	const { context, located } = zones;
	const below = (item: HierarchyItem, depth: number): string[] => {
		if (depth === MAX_DEPTH) return [];
		const calls =
			direction === "incoming"
				? incomingCalls(context, item.key)
				: outgoingCalls(context, item.key, item.location.path);
		return calls.flatMap(({ item: next, ranges }) => {
			const { path } = direction === "incoming" ? next.location : item.location;
			const places = ranges.map((range) => ` @ ${zones.shownRange(path, range).replace(/^\S+ /, "")}`).join("");
			return [`${"  ".repeat(depth)}${next.key.text} (${next.detail})${places}`, ...below(next, depth + 1)];
		});
	};
	const items = located ? itemsAt(context, located) : [];
	return items.flatMap((item) => [`${item.key.text} (${item.detail})`, ...below(item, 1)]).join("\n");
}

const zones = (apex: string, mail: string, pointer: string) =>
	`${FORWARD}${apex}\n@ TXT "v=spf1 a:mail.example.com ip4:192.0.2.25 -all"\n${mail}\nwww CNAME mail\n${REVERSE}${pointer}\n`;

describe("what a name or an address leads to", () => {
	const expected = (first: string) =>
		outdented(`
			${first}
			  192.0.2.25 (✓ ok · 25.2.0.192.in-addr.arpa.) @ mail A [192.0.2.25]
			    25.2.0.192.in-addr.arpa. (PTR mail.example.com. · 192.0.2.25 · PTR in db.192.0.2)
			      mail.example.com. (PTR · A in db.example.com) @ 25 PTR [mail.example.com.]
			        192.0.2.25 (✓ ok · 25.2.0.192.in-addr.arpa.) @ mail A [192.0.2.25]
		`);

	test("is the way of mail there and back", () => {
		const text = zones("@ MX 10 <|>mail", "mail A 192.0.2.25", "25 PTR mail.example.com.");
		expect(tree(text, "outgoing")).toBe(expected("mail.example.com. (A in db.example.com)"));
	});

	test("begins at a domain, an address and a reverse name too", () => {
		const domain = tree(zones("@<|> MX 10 mail", "mail A 192.0.2.25", "25 PTR mail.example.com."), "outgoing");
		expect(domain.split("\n").filter((line) => /^ {0,2}\S/.test(line))).toEqual([
			"example.com. (SOA NS MX TXT in db.example.com)",
			"  ns.example.net. (NS · no records here) @ @ NS [ns.example.net.]",
			`  mail.example.com. (MX · A in db.example.com) @ @ MX 10 [mail] @ @ TXT "v=spf1 [a:mail.example.com] ip4:192.0.2.25 -all"`,
			`  192.0.2.25 (✓ ok · 25.2.0.192.in-addr.arpa.) @ @ TXT "v=spf1 a:mail.example.com [ip4:192.0.2.25] -all"`,
		]);
		const address = tree(zones("@ MX 10 mail", "mail A 192.0.2.<|>25", ""), "outgoing");
		expect(address).toBe("192.0.2.25 (✗ missing · 25.2.0.192.in-addr.arpa.)");
		const pointer = tree(zones("", "mail A 192.0.2.26", "<|>25 PTR mail.example.com."), "outgoing");
		expect(pointer.split("\n").slice(0, 2)).toEqual([
			"25.2.0.192.in-addr.arpa. (192.0.2.25 · PTR in db.192.0.2)",
			"  mail.example.com. (PTR · A in db.example.com) @ 25 PTR [mail.example.com.]",
		]);
	});

	test("leads over classless zones, and round in circles no further than it is opened", () => {
		const child = `-- db.child --\n$ORIGIN 0/26.2.0.192.in-addr.arpa.\n${HEAD}1 PTR a.example.com.\n`;
		expect(
			tree(`${FORWARD}a A 192.0.2.<|>1\n${REVERSE}0/26 NS ns.example.net.\n1 CNAME 1.0/26\n${child}`, "outgoing").split(
				"\n",
			)[1],
		).toBe("  1.0/26.2.0.192.in-addr.arpa. (PTR a.example.com. · 192.0.2.1 · PTR in db.child)");
		expect(tree(`${FORWARD}a CNAME b\nb CNAME <|>a\n`, "outgoing").split("\n").length).toBe(MAX_DEPTH);
	});
});

describe("who leads to a name or an address", () => {
	test("is told with the records that do", () => {
		const text = zones(
			"@ MX 10 mail\n@ MX 20 mail",
			"ma<|>il A 192.0.2.25",
			"25 PTR mail.example.com.\n26 PTR mail.example.com.",
		);
		expect(
			tree(text, "incoming")
				.split("\n")
				.filter((line) => /^ {0,2}\S/.test(line)),
		).toEqual([
			"mail.example.com. (A in db.example.com)",
			"  25.2.0.192.in-addr.arpa. (PTR · 192.0.2.25 · PTR in db.192.0.2) @ 25 PTR [mail.example.com.]",
			"  26.2.0.192.in-addr.arpa. (PTR · 192.0.2.26 · PTR in db.192.0.2) @ 26 PTR [mail.example.com.]",
			'  example.com. (MX · SOA NS MX TXT in db.example.com) @ @ MX 10 [mail] @ @ MX 20 [mail] @ @ TXT "v=spf1 [a:mail.example.com] ip4:192.0.2.25 -all"',
			"  www.example.com. (CNAME · CNAME in db.example.com) @ www CNAME [mail]",
		]);
	});

	test("of an address are its hosts and SPF terms, of a reverse name its address", () => {
		const text = zones("", "mail A 192.0.2.<|>25", "25 PTR mail.example.com.");
		expect(
			tree(text, "incoming")
				.split("\n")
				.filter((line) => /^ {0,2}\S/.test(line)),
		).toEqual([
			"192.0.2.25 (✓ ok · 25.2.0.192.in-addr.arpa.)",
			"  mail.example.com. (A · A in db.example.com) @ mail A [192.0.2.25]",
			'  example.com. (SPF · SOA NS TXT in db.example.com) @ @ TXT "v=spf1 a:mail.example.com [ip4:192.0.2.25] -all"',
		]);
		const back = tree(zones("", "mail A 192.0.2.25", "2<|>5 PTR mail.example.com."), "incoming");
		expect(back.split("\n")[1]).toBe("  192.0.2.25 (✓ ok · 25.2.0.192.in-addr.arpa.) @ mail A [192.0.2.25]");
	});

	test("is a level of so many, and nobody for what is not there", () => {
		const many = Array.from({ length: 700 }, (_, index) => `h${index} CNAME hub\n`).join("");
		const zones = new ZonesWithCursor(`${FORWARD}h<|>ub A 192.0.2.1\n${many}`);
		const [item] = itemsAt(zones.context, zones.located!);
		expect(incomingCalls(zones.context, item!.key).length).toBeLessThanOrEqual(MAX_CALLS);
		const gone = { kind: "name", text: "gone.example.org.", universe: 0 } as const;
		expect(incomingCalls(zones.context, gone)).toEqual([]);
		expect(outgoingCalls(zones.context, { ...gone, universe: 99 }, zones.path)).toEqual([]);
		expect(tree("-- notes --\nno zo<|>ne\n", "incoming")).toBe("");
	});
});
