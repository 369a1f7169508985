import { expect, test } from "vitest";
import { JudgedExample } from "../../support/literate.ts";

/** What is offered where a name in the data has no address. */
function offered(rule: string, records: string): string[] {
	const head = "$TTL 3600\n@ SOA ns1.example.net. h.example.net. 1 7200 3600 1209600 3600\n@ NS ns1.example.net.\n";
	const judged = new JudgedExample({ files: { "db.example.com": head + records }, settings: {} });
	return judged.findings(rule).flatMap(({ actions }) => actions.map(({ title }) => title));
}

test("no address is offered for a host whose forgotten dot doubles the zone", () => {
	const server = offered("ns-no-address-apex", "@ NS ns2.example.com\nns2 A 192.0.2.53\n");
	expect(server[0]).toBe("Append the dot: ns2.example.com.");
	const mail = offered("mx-target-no-address", "@ MX 10 mail.example.com\nmail A 192.0.2.25\n");
	expect(mail[0]).toContain("mail.example.com.");
	expect([...server, ...mail].filter((title) => title.startsWith("Add the"))).toEqual([]);
});

test("it is for other hosts that have none", () => {
	expect(offered("ns-no-address-apex", "@ NS ns2\n")).toContain(
		"Add the address of ns2.example.com. in db.example.com",
	);
});
