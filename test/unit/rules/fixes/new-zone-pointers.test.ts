import { expect, test } from "vitest";
import { newZonePointers } from "../../../../server/src/rules/fixes/new-zone-pointers.ts";
import { candidatesOf } from "../../../../server/src/rules/views/candidate.ts";
import { atOnce } from "../../../../server/src/text/at-once.ts";
import { FixBench } from "./fix-bench.ts";

const CONF = `view "inside" {
	zone "example.com" { type primary; file "inside/db.example.com"; };
};
view "outside" {
	zone "example.com" { type primary; file "outside/db.example.com"; };
};
`;
const HOSTS = `$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
  IN NS ns1
ns1 IN A 192.0.2.53
ahost IN A 192.0.2.30
zhost IN A 192.0.2.30
`;

test("a new reverse zone gives the name that is offered for a single PTR, whatever another view has", () => {
	const services = "_sip._tcp IN SRV 0 0 5060 zhost\n_sips._tcp IN SRV 0 0 5061 zhost\n";
	const bench = new FixBench({
		"named.conf": CONF,
		"inside/db.example.com": HOSTS + services,
		"outside/db.example.com": HOSTS,
	});
	const block = { prefix: Uint8Array.of(192, 0, 2, 0), length: 24 };
	for (const [view, name, other] of [
		["outside", "ahost.example.com.", "zhost.example.com."],
		["inside", "zhost.example.com.", "ahost.example.com."],
	] as const) {
		const address = bench.address("192.0.2.30", "example.com.", view);
		const [pointer] = atOnce(newZonePointers(bench.context, address.universe, "2.0.192.in-addr.arpa.", block));
		expect(pointer).toEqual({ owner: "30", target: name, others: [other] });
		expect(candidatesOf(address)[0]?.name).toBe(name);
	}
});
