import { describe, expect, test } from "vitest";
import { copyPointerRequests } from "../../../../server/src/rules/fixes/copy-request.ts";
import { pointerRequest } from "../../../../server/src/rules/fixes/pointer-request.ts";
import { FixBench } from "./fix-bench.ts";

const FORWARD = `$ORIGIN example.com.
$TTL 3600
@    IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
     IN NS  ns1
     IN MX  10 mail
     IN TXT "v=spf1 mx ip4:203.0.113.30 -all"
ns1  IN A   192.0.2.2
mail IN A   198.51.100.25
     IN AAAA 2001:db8::25
www 600 IN A 198.51.100.25
mx2  IN A   198.51.100.9
`;

describe("one letter for many addresses", () => {
	test("has a table for each network, in the order of the addresses", () => {
		const bench = new FixBench({ "db.example.com": FORWARD });
		const addresses = ["2001:db8::25", "198.51.100.25", "203.0.113.30", "198.51.100.9"];
		expect(pointerRequest(addresses.map((text) => bench.address(text)))).toBe(
			`Subject: Reverse DNS (PTR records) for 4 addresses in 198.51.100.0/24, 203.0.113.0/24 and 2001:db8::/64

Hello,

please set the reverse DNS of these addresses, which lie in networks of yours:

198.51.100.0/24:

  Address        Reverse name                 PTR target         TTL   Why
  198.51.100.9   9.100.51.198.in-addr.arpa.   mx2.example.com.   3600  is that of mx2.example.com
  198.51.100.25  25.100.51.198.in-addr.arpa.  mail.example.com.  3600  sends mail for example.com

203.0.113.0/24:

  Address       Reverse name                PTR target                                      TTL   Why
  203.0.113.30  30.113.0.203.in-addr.arpa.  (the name of the host, which has this address)  3600  sends mail for example.com

2001:db8::/64:

  Address       Reverse name                                                               PTR target         TTL   Why
  2001:db8::25  5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.  mail.example.com.  3600  sends mail for example.com

198.51.100.25 has other names too (www.example.com); please set the one in the table.
Many mail servers refuse mail from an address without a PTR record, or with one whose name does not
lead back to the address (forward-confirmed reverse DNS, RFC 1912 section 2.1).
If an address has another PTR record, please replace it, so that there is one only.
Please tell us when it is set: resolvers that have asked before keep the old answer for the time that your
zone gives (the TTL of the record or, where there was none, the last number of the SOA).

Thank you
`,
		);
	});

	test("for one address is the letter for that", () => {
		const bench = new FixBench({ "db.example.com": FORWARD });
		const text = pointerRequest([bench.address("198.51.100.9")]);
		expect(text).toContain("Subject: Reverse DNS (PTR record) for 198.51.100.9\n");
		expect(text).toContain("  PTR target:    mx2.example.com.\n");
	});

	test("tells how long it stays cached that there is none, where the zone is known", () => {
		const bench = new FixBench({
			"db.example.com": FORWARD,
			"db.198.51.100": `$ORIGIN 100.51.198.in-addr.arpa.
$TTL 7200
@ IN SOA ns1.example.com. hostmaster.example.com. 1 7200 3600 1209600 900
  IN NS ns1.example.com.
`,
		});
		const text = pointerRequest([bench.address("198.51.100.9"), bench.address("198.51.100.25")]);
		expect(text).toContain(
			"Resolvers that have asked 100.51.198.in-addr.arpa. before keep for 900 seconds that there is no PTR.\n",
		);
	});
});

describe("the request for one address", () => {
	test("is one for each name, with what speaks for it", () => {
		const bench = new FixBench({ "db.example.com": FORWARD });
		const requests = copyPointerRequests(bench.address("198.51.100.25"));
		expect(requests.map(({ title }) => title)).toEqual([
			"Copy a request to the provider for the PTR of 198.51.100.25 to mail.example.com. (mail host of example.com.)",
			"Copy a request to the provider for the PTR of 198.51.100.25 to www.example.com. (named by no record)",
		]);
		expect(requests[1]?.text()).toContain("  25.100.51.198.in-addr.arpa. 600 IN PTR www.example.com.\n");
	});

	test("leaves a gap where no name is known", () => {
		const bench = new FixBench({ "db.example.com": FORWARD });
		const [request, ...more] = copyPointerRequests(bench.address("203.0.113.30"));
		expect(more).toEqual([]);
		expect(request?.text()).toContain("  PTR target:    (the name of the host, which has this address)\n");
		expect(request?.text()).not.toContain("IN PTR");
	});
});
