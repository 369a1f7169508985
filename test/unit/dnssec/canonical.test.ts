import { expect, test } from "vitest";
import { lowerNames } from "../../../server/src/dnssec/canonical-rdata.ts";
import { sortNumbers } from "../../../server/src/dnssec/sorted-numbers.ts";
import { sortZone } from "../../../server/src/dnssec/zone-nodes.ts";
import { readZoneRecords, type Steps } from "../../../server/src/dnssec/zone-records.ts";
import { TYPE_CODE } from "../../../server/src/records/type-code.ts";
import { memoryWorkspace } from "../../support/memory-workspace.ts";
import { name } from "../../support/test-signer.ts";

function finished<Result>(steps: Steps<Result>): Result {
	let step = steps.next();
	while (!step.done) step = steps.next();
	return step.value;
}

function sorted(text: string) {
	const workspace = memoryWorkspace({ "db.example": text });
	workspace.advance(() => false);
	const [open] = [...workspace.openZones()];
	const rows = finished(readZoneRecords(workspace, open!, true));
	return finished(sortZone(open!.zone, workspace.tables.names, rows));
}

test("names are in the order of RFC 4034 section 6.1", () => {
	const names = ["z", "\\001.z", "*.z", "\\200.z", "a", "yljkjljk.a", "Z.a", "zABC.a"];
	const nodes = sorted(
		`$ORIGIN example.\n$TTL 1\n@ SOA a b 1 1 1 1 1\n${names.map((one) => `${one} A 192.0.2.1\n`).join("")}`,
	);
	expect([...nodes.name].map((one) => nodes.names.text(one as never))).toEqual([
		"example.",
		"a.example.",
		"yljkjljk.a.example.",
		"z.a.example.",
		"zabc.a.example.",
		"z.example.",
		"\\001.z.example.",
		"*.z.example.",
		"\\200.z.example.",
	]);
});

test("names with nothing but names below them are among them, and what lies behind a cut is known", () => {
	const nodes = sorted(
		"$ORIGIN example.\n$TTL 1\n@ SOA a b 1 1 1 1 1\nx.y A 192.0.2.1\nsub NS ns.sub\nns.sub A 192.0.2.2\nd DNAME y\no.d A 192.0.2.3\n",
	);
	const seen = [...nodes.name].map((one, node) => `${nodes.names.text(one as never)} ${nodes.status[node]}`);
	expect(seen).toEqual([
		"example. 0",
		"d.example. 0",
		"o.d.example. 2",
		"sub.example. 1",
		"ns.sub.example. 2",
		"y.example. 0",
		"x.y.example. 0",
	]);
	expect(nodes.isEmpty(5)).toBe(true);
});

test("records are in the order of their RDATA, each once, and all of a set have the same TTL", () => {
	const nodes = sorted(
		"$ORIGIN example.\n$TTL 1\n@ SOA a b 1 1 1 1 1\nh TXT b\nh 7 A 192.0.2.9\nh A 192.0.2.10\nh A 192.0.2.9\nh TXT aa\nh TXT A\n",
	);
	const { rows } = nodes;
	const own = [...nodes.order.subarray(nodes.first[1], nodes.first[2])];
	expect(own.map((row) => [rows.type[row], rows.ttl[row], ...rows.rdata(row)])).toEqual([
		[1, 7, 192, 0, 2, 9],
		[1, 7, 192, 0, 2, 10],
		[16, 1, 1, 65],
		[16, 1, 1, 98],
		[16, 1, 2, 97, 97],
	]);
});

/** RDATA before its names, and how many names follow. */
const CANONICAL: readonly (readonly [type: string, before: readonly number[], names: number])[] = [
	["NS", [], 1],
	["CNAME", [], 1],
	["SOA", [], 2],
	["PTR", [], 1],
	["MINFO", [], 2],
	["MX", [65, 66], 1],
	["RP", [], 2],
	["AFSDB", [65, 66], 1],
	["RT", [65, 66], 1],
	["PX", [65, 66], 2],
	["SRV", [65, 66, 67, 68, 69, 70], 1],
	["NAPTR", [65, 65, 65, 65, 1, 85, 2, 83, 73, 0], 1],
	["KX", [65, 66], 1],
	["A6", [64, 65, 65, 65, 65, 65, 65, 65, 65], 1],
	["A6", [128], 1],
	["DNAME", [], 1],
	["RRSIG", Array.from({ length: 18 }, () => 65), 1],
];

test.each(CANONICAL)("the names of %s become lower case, and nothing else of it", (type, before, count) => {
	const upper = name("WWW.Example.COM.");
	const rdata = Uint8Array.from([...before, ...Array.from({ length: count }, () => upper).flat(), 65, 66]);
	lowerNames(TYPE_CODE[type as keyof typeof TYPE_CODE], rdata, 0, rdata.length - 2);
	const lower = name("www.example.com.");
	expect([...rdata]).toEqual([...before, ...Array.from({ length: count }, () => lower).flat(), 65, 66]);
});

test.each(["NSEC", "SVCB", "HTTPS", "LP", "HIP", "IPSECKEY", "TXT"])("the names of %s stay as they are", (type) => {
	const rdata = Uint8Array.from([0, 1, ...name("WWW.Example.COM.")]);
	lowerNames(TYPE_CODE[type as keyof typeof TYPE_CODE], rdata, 0, rdata.length);
	expect([...rdata]).toEqual([0, 1, ...name("WWW.Example.COM.")]);
});

test("many numbers are sorted in slices", () => {
	const numbers = Int32Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 20_011);
	const expected = [...numbers].sort((one, other) => one - other);
	expect([...finished(sortNumbers(numbers, (one, other) => one - other))]).toEqual(expected);
});
