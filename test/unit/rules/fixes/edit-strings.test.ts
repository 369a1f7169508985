import { describe, expect, test } from "vitest";
import { addSpfTerm } from "../../../../server/src/rules/fixes/add-spf-term.ts";
import { characterStrings } from "../../../../server/src/trio/spf-text.ts";
import type { Files } from "../../../support/memory-workspace.ts";
import { FixBench } from "./fix-bench.ts";

const HEAD = `$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1.example.net. hostmaster.example.net. 2026112400 7200 3600 1209600 3600
@ IN NS ns1.example.net.
`;
const NEW_HEAD = HEAD.replace("2026112400", "2026112401");

/** The bench and the fix that adds `mx` to the SPF record. */
function addingMx(rdata: string, files: Files = {}) {
	const bench = new FixBench({ ...files, "db.example.com": `${HEAD}@ IN TXT ${rdata}\n` });
	const record = bench.record("example.com.", "TXT");
	return { bench, fix: addSpfTerm(record, characterStrings(record.wire), "mx", {}) };
}

describe("a term comes into the string where it belongs", () => {
	test.each([
		["the only one", '"v=spf1 a -all"', '"v=spf1 a mx -all"'],
		["the last one", '"v=spf1 a " "-all"', '"v=spf1 a " "mx -all"'],
		[
			"one behind a string with escapes, which stays as it is written",
			'"v=spf1 \\105p4:192.0.2.1 " "include:a.example -all"',
			'"v=spf1 \\105p4:192.0.2.1 " "include:a.example mx -all"',
		],
		[
			"one behind a string with characters of several octets",
			'"v=spf1 exp=\\195\\164.example " "a -all"',
			'"v=spf1 exp=\\195\\164.example " "a mx -all"',
		],
	])("%s", (_, before, after) => {
		const { bench, fix } = addingMx(before);
		expect(bench.make(fix)).toEqual({ "db.example.com": `${NEW_HEAD}@ IN TXT ${after}\n` });
	});
});

describe("a string is not changed", () => {
	test.each([
		["that has escapes itself", '"v=spf1 " "\\105p4:192.0.2.1 -all"', "has escapes"],
		["of a record that is written as octets", "\\# 12 0b763d73706631202d616c6c", "written as octets"],
	])("%s", (_, rdata, reason) => {
		const { bench, fix } = addingMx(rdata);
		expect(bench.refusal(fix)).toContain(reason);
	});
});

describe("in a dynamic zone, nsupdate is given", () => {
	const dynamic = {
		"named.conf": 'zone "example.com" { type primary; file "db.example.com"; allow-update { any; }; };',
	};
	const full = `v=spf1 ${"ip4:192.0.2.1 ".repeat(17)}a a`;

	test.each([
		["the strings as they were", '"v=spf1 a " "-all"', '"v=spf1 a " "mx -all"'],
		["two strings for one that becomes too long", `"${full} -all"`, `"${full} mx " "-all"`],
		["escapes where they are needed", '"v=spf1 exp=\\"\\195\\164 -all"', '"v=spf1 exp=\\"\\195\\164 mx -all"'],
	])("%s", (_, before, after) => {
		const { bench, fix } = addingMx(before, dynamic);
		expect(bench.refusal(fix)).toContain(`update add example.com. 3600 TXT ${after}\n`);
	});
});
