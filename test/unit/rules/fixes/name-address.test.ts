import { describe, expect, test } from "vitest";
import { isRefusal, toldRefusal } from "../../../../server/src/rules/fix.ts";
import { askNameOfAddress, nameAddress } from "../../../../server/src/rules/fixes/name-address.ts";
import { applyEdits, textOf } from "../../../support/memory-workspace.ts";
import { FixBench } from "./fix-bench.ts";

const FORWARD = `$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
  IN NS ns1
  IN TXT "v=spf1 ip4:192.0.2.30 -all"
alias IN CNAME mail
mail IN A 192.0.2.25
out IN A 192.0.2.31
`;
const REVERSE = `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 3600
@ IN SOA ns1.example.com. hostmaster.example.com. 1 7200 3600 1209600 3600
  IN NS ns1.example.com.
25 IN PTR old.example.com.
`;
const FILES = { "db.example.com": FORWARD, "db.192.0.2": REVERSE };

/** The last lines of both files after a name is answered for an address; or why it is refused. */
function answered(address: string, answer: string, files: Readonly<Record<string, string>> = FILES) {
	const bench = new FixBench(files);
	const pointer = address === "192.0.2.25" ? bench.record("25.2.0.192.in-addr.arpa.", "PTR") : undefined;
	const edits = askNameOfAddress(bench.address(address), "mail.example.com", pointer)!.edits(answer);
	if (isRefusal(edits)) return toldRefusal(edits);
	const { workspace } = bench.context;
	applyEdits(workspace, edits);
	return Object.keys(files).flatMap((name) => {
		const before = new Set(files[name]!.split("\n"));
		return textOf(workspace, name)
			.split("\n")
			.filter((line) => !before.has(line) && !line.includes("SOA"));
	});
}

describe("the name of an address is asked for", () => {
	test("and a host of a loaded zone gets the address", () => {
		expect(answered("192.0.2.30", "new.example.com")).toEqual(["new IN A 192.0.2.30", "30 IN PTR new.example.com."]);
	});

	test("beside the addresses that it has", () => {
		expect(answered("192.0.2.30", "OUT.example.com.")).toEqual(["out IN A 192.0.2.30", "30 IN PTR out.example.com."]);
	});

	test("a host outside needs none here", () => {
		expect(answered("192.0.2.30", "out.example.net")).toEqual(["30 IN PTR out.example.net."]);
	});

	test("nor does one that has it", () => {
		expect(answered("192.0.2.25", "mail.example.com")).toEqual(["25 IN PTR mail.example.com."]);
	});

	test("a PTR that is there is changed", () => {
		expect(answered("192.0.2.25", "new.example.com")).toEqual(["new IN A 192.0.2.25", "25 IN PTR new.example.com."]);
	});

	test.each([
		["alias.example.com", "alias.example.com. is an alias or a reverse name: give the name of the host itself"],
		["x.2.0.192.in-addr.arpa", "is an alias or a reverse name"],
		["localhost", "localhost. is no name in the public DNS: give the full name of the host"],
		["mail", "mail. is no name in the public DNS"],
		["mail.lan", "mail.lan. is no name in the public DNS"],
	])("%s is refused", (answer, reason) => {
		expect(answered("192.0.2.30", answer)).toContain(reason);
	});

	test("nothing is written where one of the zones must not be", () => {
		const files = {
			...FILES,
			"named.conf": `zone "example.com" { type primary; file "db.example.com"; allow-update { any; }; };
zone "2.0.192.in-addr.arpa" { type primary; file "db.192.0.2"; };
`,
		};
		expect(answered("192.0.2.30", "new.example.com", files)).toContain("update add new.example.com. 3600 A 192.0.2.30");
	});
});

test("a HELO name is given both ways, with a title that says so", () => {
	const bench = new FixBench(FILES);
	const fix = nameAddress(bench.address("192.0.2.30"), "mta.example.com.");
	expect(fix.title).toBe("Add PTR 30 mta.example.com. in db.192.0.2, and mta A 192.0.2.30 in db.example.com");
	expect(bench.make(fix)["db.192.0.2"]).toContain("30 IN PTR mta.example.com.\n");
});
