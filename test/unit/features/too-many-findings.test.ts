import { describe, expect, test } from "vitest";
import { JudgedExample } from "../../support/literate.ts";

const HEAD = `$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1.example.net. hostmaster.example.net. 1 7200 3600 1209600 3600
@ IN NS ns1.example.net.
@ IN NS ns2.example.org.
`;
const VIEWS = ["inside", "outside", "guests"];
const CONF = VIEWS.map((view) => `view "${view}" { zone "example.com" { type primary; file "db.example.com"; }; };\n`);

/** A zone with so many CAA records with a tag in capitals, each at a name of its own, read in some views. */
function judged(count: number, views: number, more = "") {
	const records = Array.from({ length: count }, (_, at) => `m${at} IN CAA 0 ISSUE "ca.example.net"\n`).join("");
	const conf = CONF.slice(0, views).join("");
	return new JudgedExample({
		files: { "named.conf": conf, "db.example.com": `${HEAD}${more}${records}` },
		settings: {},
	});
}

/** How many findings are shown, and how many there are with those that are said to be left. */
function told(example: JudgedExample) {
	const found = example.findings();
	const more = found.find(({ rule }) => rule === "too-many-findings");
	const shown = found.length - (more ? 1 : 0);
	return { shown, all: shown + (more ? Number.parseInt(more.message, 10) : 0) };
}

describe("a file with many findings", () => {
	test("shows them all as long as they are no more than a thousand, however many views read it", () => {
		expect(told(judged(600, 1))).toEqual({ shown: 600, all: 600 });
		expect(told(judged(600, 3))).toEqual({ shown: 600, all: 600 });
	});

	test("counts what is left once for all views", () => {
		expect(told(judged(1300, 1))).toEqual({ shown: 1000, all: 1300 });
		expect(told(judged(1300, 3))).toEqual({ shown: 1000, all: 1300 });
	});

	test("neither shows nor counts what the file ignores", () => {
		const example = judged(1300, 2, "; zonetrio-ignore-file caa-tag\nwww IN MX 10 192.0.2.1\n");
		expect(told(example)).toEqual(told(judged(0, 2, "www IN MX 10 192.0.2.1\n")));
		expect(example.findings("mx-target-is-address")).toHaveLength(1);
	});

	test("counts those of two zones that read it once where they come out the same, and each where they do not", () => {
		const conf = ["example.com", "example.net"].map((zone) => `zone "${zone}" { type primary; file "db.both"; };\n`);
		const head = HEAD.replace("$ORIGIN example.com.\n", "");
		const both = (line: string) =>
			new JudgedExample({
				files: {
					"named.conf": conf.join(""),
					"db.both": head + Array.from({ length: 600 }, (_, at) => `m${at} IN ${line}\n`).join(""),
				},
				settings: {},
			});
		expect(told(both('CAA 0 ISSUE "ca.example.net"'))).toMatchObject({ all: 600 + told(both("A 192.0.2.1")).all });
		expect(told(both('SPF "v=spf1 -all"'))).toEqual({ shown: 1000, all: 1200 + told(both("A 192.0.2.1")).all });
	});
});
