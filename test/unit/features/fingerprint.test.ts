import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Fingerprinted, fingerprints, subjectOf } from "../../../server/src/features/fingerprint.ts";
import { ZoneService } from "../../../server/src/features/zone-service.ts";

const SOA = "@ IN SOA ns1 h 1 7200 3600 1209600 3600\n@ IN NS ns1\nns1 IN A 192.0.2.1\n";

const MISSING: Fingerprinted = { rule: "ptr-missing", message: "192.0.2.25 has no PTR record" };

/** Rule and fingerprint of each finding in the only file of a workspace. */
function printsOf(text: string, root = "/work"): string[] {
	const path = `${root}/db.example.com`;
	const service = new ZoneService([root], { today: () => ({ year: 2026, month: 11, day: 24 }) });
	service.setPaths([path]);
	service.setFile(path, Buffer.from(text), { open: false });
	service.settle();
	const findings = service.findings(path);
	const prints = fingerprints(findings, "db.example.com");
	return findings.map(({ rule }, index) => `${rule} ${prints[index]}`);
}

describe("a fingerprint", () => {
	test("is the SHA-1 digest of rule, path, subject and ordinal", () => {
		const kind = '[1,"ptr-missing","zones/db.é","192.0.2.25 has no PTR record"]';
		const digest = (text: string) => createHash("sha1").update(text).digest("hex");
		expect(fingerprints([MISSING, MISSING], "zones/db.é")).toEqual([digest(`${kind}1`), digest(`${kind}2`)]);
	});

	test.each<[string, Fingerprinted, string]>([
		["of another rule", { ...MISSING, rule: "ptr-generic-name" }, "db.a"],
		["with another name", { ...MISSING, message: "192.0.2.26 has no PTR record" }, "db.a"],
		["of another file", MISSING, "db.b"],
	])("is another for a finding %s", (_, finding, path) => {
		expect(fingerprints([finding], path)).not.toEqual(fingerprints([MISSING], "db.a"));
	});

	test("has no part of rule, path or message run into another", () => {
		const one = fingerprints([{ rule: "a", message: "c" }], 'b","c');
		expect(one).not.toEqual(fingerprints([{ rule: 'a","b', message: "c" }], "c"));
	});

	test("is there for no finding", () => {
		expect(fingerprints([], "db.a")).toEqual([]);
	});

	test("stays for messages longer than a block of the digest", () => {
		const message = "ü".repeat(10_000);
		const kind = JSON.stringify([1, "a", "b", message]);
		expect(fingerprints([{ rule: "a", message }], "b")).toEqual([createHash("sha1").update(`${kind}1`).digest("hex")]);
	});
});

describe("unrelated edits leave fingerprints as they are", () => {
	const before = `${SOA}@ IN MX 10 none\n@ IN MX 20 also-none\n`;
	const prints = printsOf(before);

	test("of which there are some", () => {
		expect(prints.map((print) => print.split(" ")[0])).toContain("mx-target-no-address");
	});

	test.each([
		["lines and comments above", `; a comment\n\n${before}`],
		["a record between", before.replace("@ IN MX 10", "www IN A 192.0.2.80\n@ IN MX 10")],
		["another serial", before.replace("h 1 7200", "h 2026112401 7200")],
		["other columns", before.replace("@ IN MX 10 none", "@\tIN\tMX\t10\tnone")],
		["the order of records", `${SOA}@ IN MX 20 also-none\n@ IN MX 10 none\n`],
	])("%s", (_, after) => {
		expect(printsOf(after).sort()).toEqual([...prints].sort());
	});

	test("line ends, which have a finding of their own", () => {
		const after = printsOf(before.replaceAll("\n", "\r\n"));
		expect(after.filter((print) => !print.startsWith("file-crlf "))).toEqual(prints);
	});

	test("a workspace that lies elsewhere", () => {
		expect(printsOf(before, "/home/somebody/zones")).toEqual(prints);
	});

	test("while a finding that is gone takes only its own with it", () => {
		const after = printsOf(before.replace("@ IN MX 20 also-none\n", ""));
		expect(prints).toEqual(expect.arrayContaining(after));
		expect(after.length).toBe(prints.length - 1);
	});
});

describe("the subject of a finding", () => {
	test.each([
		[
			"The serial of example.com. went back from 2026112205 to 42, so",
			"The serial of example.com. went back from # to #, so",
		],
		["31 findings. The key 7 (8) is in line 12", "# findings. The key # (#) is in line #"],
		["refresh 86400 and retry 7200", "refresh # and retry #"],
		["192.0.2.25 in 2.0.192.in-addr.arpa. and 2001:db8::1", "192.0.2.25 in 2.0.192.in-addr.arpa. and 2001:db8::1"],
		[
			"ip4:192.0.2.0/24, host1.example.com., 10-20, RFC9905, \\010",
			"ip4:192.0.2.0/24, host1.example.com., 10-20, RFC9905, \\010",
		],
		['a number from 0 to 65535, not "70000"', 'a number from # to #, not "70000"'],
	])("%s", (message, subject) => {
		expect(subjectOf({ rule: "a", message })).toBe(subject);
	});
});
