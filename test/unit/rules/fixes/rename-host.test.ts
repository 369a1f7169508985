import { describe, expect, test } from "vitest";
import { renameHost } from "../../../../server/src/rules/fixes/rename-host.ts";
import type { Files } from "../../../support/memory-workspace.ts";
import { FixBench } from "./fix-bench.ts";

const SOA = "SOA ns1.example.net. hostmaster.example.net. 2026112400 7200 3600 1209600 3600";
const NEW_SOA = SOA.replace("2026112400", "2026112401");

function renamed(files: Files, to = "ma-il.example.com."): Record<string, string> {
	const bench = new FixBench(files);
	const { workspace } = bench.context;
	const view = bench.record("example.com.", "MX");
	return bench.make(renameHost(view, workspace.name("ma_il.example.com."), workspace.name(to)));
}

function refusal(files: Files, to = "ma-il.example.com."): string {
	const bench = new FixBench(files);
	const { workspace } = bench.context;
	const view = bench.record("example.com.", "MX");
	return bench.refusal(renameHost(view, workspace.name("ma_il.example.com."), workspace.name(to)));
}

const ZONE = `$ORIGIN example.com.\n$TTL 3600\n@ ${SOA}\n  NS ns1.example.net.\n`;
const NEW_ZONE = ZONE.replace(SOA, NEW_SOA);

describe("a host is renamed in all records that own or name it", () => {
	test("each as it was written, and the serial of each zone is raised once", () => {
		const files = {
			"db.example.com": `${ZONE}\tMX 10 ma_il\n\tMX 20 MA_IL.example.com.\nMa_il\tA 192.0.2.25\r\n\tAAAA 2001:db8::25 ; zonetrio: helo=ma_il.example.com ptr=ma_il.example.com.\nsmtp CNAME ma_il\n_sip._tcp SRV 0 5 5060 ma_il\n`,
			"db.example.org": `$ORIGIN example.org.\n$TTL 3600\n@ ${SOA}\n@ NS ma_il.example.com.\n@ MX 10 ma_il.example.com. ; ours\n`,
			"db.192.0.2": `$ORIGIN 2.0.192.in-addr.arpa.\n$TTL 3600\n@ ${SOA}\n@ NS ns1.example.net.\n25 PTR ma_il.example.com.\n`,
			"db.example.net": `$ORIGIN example.net.\n$TTL 3600\n@ ${SOA}\n@ NS ns1.example.net.\n`,
		};
		const next = "ma-il";
		expect(renamed(files)).toEqual({
			"db.example.com": files["db.example.com"]
				.replace(SOA, NEW_SOA)
				.replaceAll(/ma_il/g, next)
				.replace("MA_IL", "MA-IL")
				.replace("Ma_il", "ma-il"),
			"db.example.org": files["db.example.org"].replace(SOA, NEW_SOA).replaceAll("ma_il", next),
			"db.192.0.2": files["db.192.0.2"].replace(SOA, NEW_SOA).replaceAll("ma_il", next),
		});
	});

	test("in the SOA itself, and names below the host", () => {
		const soa = "SOA ma_il root.ma_il 1 7200 3600 1209600 3600";
		const rest =
			"  NS ma_il\n  MX 10 ma_il\nma_il A 192.0.2.25\n_25._tcp.ma_il TLSA 3 1 1 AA\n$ORIGIN ma_il.example.com.\n@ TXT a\na TXT b\n";
		expect(renamed({ "db.example.com": `$ORIGIN example.com.\n$TTL 3600\n@ ${soa}\n${rest}` })).toEqual({
			"db.example.com": `$ORIGIN example.com.\n$TTL 3600\n@ SOA ma-il root.ma-il 2 7200 3600 1209600 3600\n  NS ma-il\n  MX 10 ma-il\nma-il A 192.0.2.25\n_25._tcp.ma-il TLSA 3 1 1 AA\n$ORIGIN ma-il.example.com.\n@ TXT a\na TXT b\n`,
		});
	});

	test("in SPF terms, over strings and with prefixes", () => {
		const spf = (name: string) => `  TXT "v=spf1 a:${name}.example.com/28 " "include:spf.${name}.example.com. -all"\n`;
		const rest = (name: string) =>
			`  MX 10 ${name}\n${spf(name)}${name} A 192.0.2.25\nspf.${name} TXT "v=spf1 a:${name}.example.com -all"\n`;
		expect(renamed({ "db.example.com": ZONE + rest("ma_il") })).toEqual({ "db.example.com": NEW_ZONE + rest("ma-il") });
	});

	test("in the SPF record of the host itself", () => {
		const rest = (name: string) => `  MX 10 ${name}\n${name} TXT "v=spf1 a:${name}.example.com -all"\n`;
		expect(renamed({ "db.example.com": ZONE + rest("ma_il") })).toEqual({ "db.example.com": NEW_ZONE + rest("ma-il") });
	});

	test("in a file that two views read, once", () => {
		const named =
			'view "a" { zone "example.com" { type primary; file "db.example.com"; }; };\nview "b" { zone "example.com" { type primary; file "db.example.com"; }; };\n';
		const bench = new FixBench({ "named.conf": named, "db.example.com": `${ZONE}  MX 10 ma_il\nma_il A 192.0.2.25\n` });
		const { workspace } = bench.context;
		const fix = renameHost(
			bench.record("example.com.", "MX"),
			workspace.name("ma_il.example.com."),
			workspace.name("m.example.com."),
		);
		expect(bench.make(fix)).toEqual({ "db.example.com": `${NEW_ZONE}  MX 10 m\nm A 192.0.2.25\n` });
	});
});

describe("in a dynamic zone, nsupdate is given", () => {
	/** The lines for a zone with some records behind its head. */
	function lines(rest: string): readonly string[] {
		const named = 'zone "example.com" { type primary; file "db.example.com"; allow-update { any; }; };';
		const text = refusal({ "named.conf": named, "db.example.com": ZONE + rest });
		return text.split("\n").filter((line) => line.startsWith("update "));
	}

	test("the new name as owner and in the RDATA, absolute", () => {
		const rest = `  MX 10 ma_il\nma_il A 192.0.2.25\nalias CNAME ma_il\na.ma_il 60 NAPTR 1 1 "u" "x y" "" b.ma_il\n`;
		expect(lines(rest)).toEqual([
			"update delete ma_il.example.com. A 192.0.2.25",
			"update add ma-il.example.com. 3600 A 192.0.2.25",
			"update delete alias.example.com. CNAME ma_il.example.com.",
			"update add alias.example.com. 3600 CNAME ma-il.example.com.",
			"update delete example.com. MX 10 ma_il.example.com.",
			"update add example.com. 3600 MX 10 ma-il.example.com.",
			'update delete a.ma_il.example.com. NAPTR 1 1 "u" "x y" "" b.ma_il.example.com.',
			'update add a.ma-il.example.com. 60 NAPTR 1 1 "u" "x y" "" b.ma-il.example.com.',
		]);
	});

	test("one record for each, be it renamed in its owner and in its SPF terms", () => {
		const rest = `  MX 10 ma_il\n  TXT "v=spf1 include:spf.ma_il.example.com -all"\nma_il A 192.0.2.25\nspf.ma_il TXT "v=spf1 a:ma_il.example.com " "-all"\n`;
		expect(lines(rest)).toEqual([
			"update delete ma_il.example.com. A 192.0.2.25",
			"update add ma-il.example.com. 3600 A 192.0.2.25",
			"update delete example.com. MX 10 ma_il.example.com.",
			"update add example.com. 3600 MX 10 ma-il.example.com.",
			'update delete spf.ma_il.example.com. TXT "v=spf1 a:ma_il.example.com " "-all"',
			'update add spf.ma-il.example.com. 3600 TXT "v=spf1 a:ma-il.example.com " "-all"',
			'update delete example.com. TXT "v=spf1 include:spf.ma_il.example.com -all"',
			'update add example.com. 3600 TXT "v=spf1 include:spf.ma-il.example.com -all"',
		]);
	});
});

describe("a host is not renamed", () => {
	const host = "  MX 10 ma_il\nma_il A 192.0.2.25\n";

	test.each([
		[
			"to a name that is taken",
			{ "db.example.com": `${ZONE}${host}ma-il A 192.0.2.26\n` },
			"ma-il.example.com. cannot be had",
		],
		["where a $GENERATE names it", { "db.example.com": `${ZONE}${host}$GENERATE 1-2 w$ CNAME ma_il\n` }, "$GENERATE"],
		[
			"where it is the origin of a zone",
			{
				"db.example.com": `${ZONE}${host}`,
				"db.ma_il": `$ORIGIN ma_il.example.com.\n@ 60 ${SOA}\n@ 60 NS ns1.example.net.\n`,
			},
			"ma_il.example.com. is the origin of a zone",
		],
		[
			"where one of the files is written by a program",
			{
				"db.example.com": `${ZONE}${host}`,
				"db.192.0.2": `; automatically generated\n$ORIGIN 2.0.192.in-addr.arpa.\n@ 60 ${SOA}\n@ 60 NS ns1.example.net.\n25 60 PTR ma_il.example.com.\n`,
			},
			"db.192.0.2 is written by a program",
		],
	])("%s", (_, files, reason) => {
		expect(refusal(files)).toContain(reason);
	});
});
