import { describe, expect, test } from "vitest";
import { addForwardGenerate } from "../../../../server/src/rules/fixes/add-forward-generate.ts";
import { FixBench } from "./fix-bench.ts";

const FORWARD = `$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1 hostmaster 2026112400 7200 3600 1209600 3600
  IN NS ns1
`;
const NEW_FORWARD = FORWARD.replace("2026112400", "2026112401");
const REVERSE = `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 3600
@ IN SOA ns1.example.com. hostmaster.example.com. 2026112400 7200 3600 1209600 3600
  IN NS ns1.example.com.
`;

function fixed(forward: string, directive: string, owner = "10.2.0.192.in-addr.arpa."): string | undefined {
	const bench = new FixBench({ "db.example.com": FORWARD + forward, "db.192.0.2": REVERSE + directive });
	const fix = addForwardGenerate(bench.record(owner, "PTR"));
	if (!fix || "refusal" in fix.edits()) return undefined;
	const text = bench.make(fix)["db.example.com"];
	expect(text?.startsWith(NEW_FORWARD) ?? true).toBe(true);
	return text?.slice(NEW_FORWARD.length);
}

const PLAIN = "$GENERATE 10-20 $ PTR host-$.example.com.\n";

describe("names that a $GENERATE makes get their addresses", () => {
	test.each([
		["behind the hosts", "ns1 IN A 192.0.2.1\n", PLAIN, "ns1 IN A 192.0.2.1\n$GENERATE 10-20 host-$ A 192.0.2.$\n"],
		[
			"behind those that begin with a blank",
			'ns1 IN A 192.0.2.1\n    IN TXT "x"\n; end\n',
			PLAIN,
			'ns1 IN A 192.0.2.1\n    IN TXT "x"\n$GENERATE 10-20 host-$ A 192.0.2.$\n; end\n',
		],
		["at the end of the file", "ns1 IN A 192.0.2.1", PLAIN, "ns1 IN A 192.0.2.1\n$GENERATE 10-20 host-$ A 192.0.2.$"],
		[
			"with Windows line ends",
			"ns1 IN A 192.0.2.1\r\n",
			PLAIN,
			"ns1 IN A 192.0.2.1\r\n$GENERATE 10-20 host-$ A 192.0.2.$\r\n",
		],
		[
			"written as the other directive is",
			"ns1 IN A 192.0.2.1\n",
			"$GENERATE\t10-20\t$\t60\tIN\tptr\thost-$.example.com.\n",
			"ns1 IN A 192.0.2.1\n$GENERATE\t10-20\thost-$\t60\tIN\ta\t192.0.2.$\n",
		],
		[
			"beside another one, in its style",
			"ns1 IN A 192.0.2.1\n$GENERATE 1-5 host-$ IN A 192.0.2.$\nwww IN A 192.0.2.99\n",
			PLAIN,
			"ns1 IN A 192.0.2.1\n$GENERATE 1-5 host-$ IN A 192.0.2.$\n$GENERATE 10-20 host-$ IN A 192.0.2.$\nwww IN A 192.0.2.99\n",
		],
		[
			"below another $ORIGIN",
			"$ORIGIN pool.example.com.\nns1 IN A 192.0.2.1\n",
			"$GENERATE 10-20 $ PTR host-$.pool.example.com.\n",
			"$ORIGIN pool.example.com.\nns1 IN A 192.0.2.1\n$GENERATE 10-20 host-$ A 192.0.2.$\n",
		],
		[
			"for the part of the range that lacks them",
			"host-10 IN A 192.0.2.10\nhost-11 IN A 192.0.2.11\n",
			PLAIN,
			"host-10 IN A 192.0.2.10\nhost-11 IN A 192.0.2.11\n$GENERATE 12-20 host-$ A 192.0.2.$\n",
		],
		[
			"in steps",
			"ns1 IN A 192.0.2.1\n",
			"$GENERATE 10-20/2 $ PTR host-${0,3}.example.com.\n",
			"ns1 IN A 192.0.2.1\n$GENERATE 10-20/2 host-${0,3} A 192.0.2.$\n",
		],
	])("%s", (_, forward, directive, after) => {
		expect(fixed(forward, directive)).toBe(after);
	});

	test.each([
		["one of them has another address", "host-15 IN A 192.0.2.77\n", PLAIN],
		["one of them is an alias", "host-15 IN CNAME ns1\n", PLAIN],
		["a wildcard has them", "* IN A 192.0.2.77\n", PLAIN],
		["what is lacking is in pieces", "host-15 IN A 192.0.2.15\n", PLAIN],
		["no loaded zone has the names", "", "$GENERATE 10-20 $ PTR host-$.example.net.\n"],
		["octets have a width", "", "$GENERATE 10-20 ${0,2} PTR host-$.example.com.\n"],
		["the names are all the same", "", "$GENERATE 10-20 $ PTR host.example.com.\n"],
		["the range goes too far", "", "$GENERATE 10-300 $ PTR host-$.example.com.\n"],
	])("but not where %s", (_, forward, directive) => {
		expect(fixed(`ns1 IN A 192.0.2.1\n${forward}`, directive)).toBeUndefined();
	});

	test("and not in a file of a program", () => {
		const bench = new FixBench({
			"db.example.com": `; managed by ansible\n${FORWARD}`,
			"db.192.0.2": REVERSE + PLAIN,
		});
		expect(bench.refusal(addForwardGenerate(bench.record("10.2.0.192.in-addr.arpa.", "PTR")))).toContain("ansible");
	});

	test("in IPv6", () => {
		const bench = new FixBench({
			"db.example.com": `${FORWARD}ns1 IN AAAA 2001:db8::1\n`,
			"db.2001-db8": `${REVERSE.replace("2.0.192.in-addr", "8.b.d.0.1.0.0.2.ip6")}$GENERATE 16-31 \${0,3,n}.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0 PTR host-\${0,0,x}.example.com.\n`,
		});
		const owner = "0.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.";
		expect(bench.make(addForwardGenerate(bench.record(owner, "PTR")))).toEqual({
			"db.example.com": `${NEW_FORWARD}ns1 IN AAAA 2001:db8::1\n$GENERATE 16-31 host-\${0,0,x} AAAA 2001:db8::\${0,2,x}\n`,
		});
		expect(bench.record("host-1f.example.com.", "AAAA").address.text).toBe("2001:db8::1f");
	});

	test("in a dynamic zone by nsupdate", () => {
		const bench = new FixBench({
			"named.conf": `zone "example.com" { type primary; file "db.example.com"; allow-update { any; }; };
zone "2.0.192.in-addr.arpa" { type primary; file "db.192.0.2"; };`,
			"db.example.com": FORWARD,
			"db.192.0.2": `${REVERSE}$GENERATE 10-11 $ PTR host-$.example.com.\n`,
		});
		expect(bench.refusal(addForwardGenerate(bench.record("10.2.0.192.in-addr.arpa.", "PTR")))).toContain(
			"update add host-10.example.com. 3600 A 192.0.2.10\nupdate add host-11.example.com. 3600 A 192.0.2.11\n",
		);
	});
});
