import { describe, test } from "vitest";
import { declaration } from "../../../server/src/features/navigation/declaration.ts";
import { typeDefinition } from "../../../server/src/features/navigation/type-definition.ts";
import { expectPlaces } from "./zones-with-cursor.ts";

const HEAD = "$TTL 1h\n@ SOA ns.example.net. h.example.net. 1 2 3 4 5\n@ NS ns.example.net.\n";
const FORWARD = `-- db.example.com --\n${HEAD}`;
const REVERSE = `-- db.192.0.2 --\n$ORIGIN 2.0.192.in-addr.arpa.\n${HEAD}`;

describe("the declaration", () => {
	const leads = (text: string, expected: string) => expectPlaces(declaration, text, expected);
	const soa = (file: string, line: number) => `${file}:${line}: [@] SOA ns.example.net. h.example.net. 1 2 3 4 5`;

	test("of a name is the SOA of the zone that answers for it", () => {
		leads(`${FORWARD}@ MX 10 <|>mail\n${REVERSE}`, soa("db.example.com", 2));
		leads(`${FORWARD}${REVERSE}25 PTR <|>mail.example.com.\n`, soa("db.example.com", 2));
	});

	test("of an address is the SOA of its reverse zone", () => {
		leads(`${FORWARD}a A 192.0.2.<|>1\n${REVERSE}`, soa("db.192.0.2", 3));
	});

	test("of a name below a delegation is the child's SOA, or the NS records of the parent", () => {
		const parent = `${FORWARD}sub NS ns.sub\n NS ns2.example.net.\nwww CNAME ww<|>w.sub\n`;
		leads(
			parent,
			`
			db.example.com:4: [sub] NS ns.sub
			db.example.com:5: [NS] ns2.example.net.
			`,
		);
		leads(`${parent}-- db.sub.example.com --\n${HEAD}`, soa("db.sub.example.com", 2));
	});

	test("of anything else is the SOA of the file's zone", () => {
		leads(`${FORWARD}a <|>A 192.0.2.1\n`, soa("db.example.com", 2));
	});

	test("of a name that no loaded zone answers for is nowhere", () => {
		leads(`${FORWARD}@ MX 10 mx.<|>example.org.\n`, "");
		leads("-- notes --\nmail<|> A 192.0.2.1\n", "");
	});
});

describe("the type definition", () => {
	const leads = (text: string, expected: string) => expectPlaces(typeDefinition, text, expected);
	const CONF =
		'-- named.conf --\nzone "example.com" { type primary; file "db.example.com"; };\nzone "2.0.192.in-addr.arpa" { type primary; file "db.192.0.2"; };\n';

	test("is the statement of the zone that answers", () => {
		leads(
			`${CONF}${FORWARD}${REVERSE}1 PTR <|>a.example.com.\n`,
			'named.conf:1: zone ["example.com"] { type primary; file "db.example.com"; };',
		);
		leads(
			`${CONF}${FORWARD}a A 192.0.2.<|>1\n${REVERSE}`,
			'named.conf:2: zone ["2.0.192.in-addr.arpa"] { type primary; file "db.192.0.2"; };',
		);
	});

	test("is that of the file's zone where the name is outside", () => {
		leads(
			`${CONF}${FORWARD}@ MX 10 mx<|>.example.org.\n${REVERSE}`,
			'named.conf:1: zone ["example.com"] { type primary; file "db.example.com"; };',
		);
	});

	test("is one for each view that reads the file", () => {
		const views =
			'-- named.conf --\nview a { zone "example.com" { type primary; file "db.example.com"; }; };\nview b { zone "example.com" { type primary; file "db.example.com"; }; };\n';
		leads(
			`${views}${FORWARD}a<|> A 192.0.2.1\n`,
			`
			named.conf:1: view a { zone ["example.com"] { type primary; file "db.example.com"; }; };
			named.conf:2: view b { zone ["example.com"] { type primary; file "db.example.com"; }; };
			`,
		);
	});

	test("is nowhere without a configuration", () => {
		leads(`${FORWARD}a<|> A 192.0.2.1\n`, "");
	});
});
