import { describe, test } from "vitest";
import { implementation } from "../../../server/src/features/navigation/implementation.ts";
import { expectPlaces } from "./zones-with-cursor.ts";

const HEAD = "$TTL 1h\n@ SOA ns.example.net. h.example.net. 1 2 3 4 5\n@ NS ns.example.net.\n";
const FORWARD = `-- db.example.com --\n${HEAD}`;
const REVERSE = `-- db.192.0.2 --\n$ORIGIN 2.0.192.in-addr.arpa.\n${HEAD}`;

function leads(text: string, expected: string): void {
	expectPlaces(implementation, text, expected);
}

describe("an address leads to its PTR", () => {
	const reverse = `${REVERSE}1 PTR a.example.com.\n2 PTR a.example.com.\n`;

	test("from the address alone", () => {
		leads(`${FORWARD}a A 192.0.2.<|>1\na A 192.0.2.2\n${reverse}`, "db.192.0.2:5: [1] PTR a.example.com.");
	});

	test("from the type of its record", () => {
		leads(`${FORWARD}a <|>A 192.0.2.1\na A 192.0.2.2\n${reverse}`, "db.192.0.2:5: [1] PTR a.example.com.");
	});

	test("from the name of the host, for all its addresses", () => {
		leads(
			`${FORWARD}@ MX 10 <|>a\na A 192.0.2.1\na A 192.0.2.2\n${reverse}`,
			`
			db.192.0.2:5: [1] PTR a.example.com.
			db.192.0.2:6: [2] PTR a.example.com.
			`,
		);
	});

	test("from an SPF term", () => {
		leads(`${FORWARD}@ TXT "v=spf1 ip4:192.0.2.<|>1 -all"\n${reverse}`, "db.192.0.2:5: [1] PTR a.example.com.");
	});

	test("over the alias of a classless zone", () => {
		const child = `-- db.child --\n$ORIGIN 0/26.2.0.192.in-addr.arpa.\n${HEAD}7 PTR a.example.com.\n`;
		leads(
			`${FORWARD}a A 192.0.2.<|>7\n${REVERSE}0/26 NS ns.example.net.\n$GENERATE 1-62 $ CNAME $.0/26\n${child}`,
			"db.child:5: [7] PTR a.example.com.",
		);
	});

	test("that a $GENERATE makes", () => {
		leads(
			`${FORWARD}h7 A 192.0.2.<|>7\n${REVERSE}$GENERATE 1-9 $ PTR h$.example.com.\n`,
			"db.192.0.2:5: $GENERATE 1-9 [$] PTR h$.example.com.",
		);
	});

	test("but to nothing where there is none", () => {
		leads(`${FORWARD}a A 192.0.2.<|>3\n${reverse}`, "");
		leads(`${FORWARD}a A 198.51.100.<|>3\n${reverse}`, "");
	});
});

describe("a PTR leads to the hosts of its address", () => {
	const forward = `${FORWARD}a A 192.0.2.1\nb A 192.0.2.1\n`;
	const hosts = `
		db.example.com:4: [a] A 192.0.2.1
		db.example.com:5: [b] A 192.0.2.1
	`;

	test("from any part of it", () => {
		for (const pointer of ["<|>1 PTR a.example.com.", "1 P<|>TR a.example.com.", "1 PTR a.<|>example.com."]) {
			leads(`${forward}${REVERSE}${pointer}\n`, hosts);
		}
	});

	test("over the alias of a classless zone", () => {
		const child = `-- db.child --\n$ORIGIN 0/26.2.0.192.in-addr.arpa.\n${HEAD}<|>1 PTR a.example.com.\n`;
		leads(`${forward}${REVERSE}0/26 NS ns.example.net.\n1 CNAME 1.0/26\n${child}`, hosts);
	});

	test("in a classless zone without its parent, where its network is declared", () => {
		const child = `-- db.child --\n; zonetrio: network=192.0.2.0/26\n$ORIGIN x.2.0.192.in-addr.arpa.\n${HEAD}<|>1 PTR a.example.com.\n`;
		leads(`${forward}${child}`, hosts);
	});
});
