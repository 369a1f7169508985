import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { TestCommand } from "./zonetrio.ts";

const command = new TestCommand();

describe("report", () => {
	test("as text shows each domain, its hosts and the way back", () => {
		const { status, stdout } = command.run(["report", "broken"]);
		expect(status).toBe(0);
		expect(stdout).toBe(`example.com.
   10 mail.example.com.
        192.0.2.25         missing
   20 backup.example.com.  no-address

Addresses that send
  192.0.2.25               missing     (by spf example.com.)
  192.0.2.99               unverified  host-192-0-2-99.dyn.example.net.  (looks generic, by spf example.com.)

unverified  the PTRs name hosts outside the zones that are read
missing     the reverse zone has no PTR for the address
no-address  the mail host has no address
`);
	});

	test("as JSON has every field", () => {
		const { status, stdout } = command.run(["report", "--format", "json", "good"]);
		expect(status).toBe(0);
		const address = {
			address: "192.0.2.25",
			reverseName: "25.2.0.192.in-addr.arpa.",
			status: "ok",
			pointers: ["mail.example.com."],
			generic: false,
		};
		expect(JSON.parse(stdout)).toEqual({
			version: 1,
			domains: [
				{
					domain: "example.com.",
					view: "",
					exchanges: [
						{ preference: 10, exchange: "mail.example.com.", status: "ok", addresses: [{ ...address, sending: true }] },
					],
				},
			],
			senders: [{ ...address, source: "spf example.com.", helo: null }],
		});
	});

	test("says which view a domain is in, and where a host is an alias", () => {
		const folder = command.folder({
			"db.example.com":
				"; zonetrio: origin=example.com. view=inside\n$TTL 1\n@ IN SOA a b 1 2 3 4 5\n@ MX 10 mx\nmx CNAME host\nhost A 192.0.2.1\n",
		});
		const { stdout } = command.run(["report", folder]);
		expect(stdout).toMatch(
			/^example\.com\. in view inside\n {3}10 mx\.example\.com\. +cname +alias of host\.example\.com\.$/m,
		);
	});

	test("as Markdown draws the way to where it breaks", () => {
		const { status, stdout } = command.run(["report", "--format", "markdown", "broken"]);
		expect(status).toBe(0);
		expect(stdout).toMatch(
			/^# Mail report\n\n\*\*3 problems\*\*, 1 not known in 1 domain, 2 mail hosts, 2 sending addresses\n/,
		);
		expect(stdout).toContain(
			"| `example.com.` | MX 10 `mail.example.com.` → A `192.0.2.25` → **✗** PTR at `25.2.0.192.in-addr.arpa.` **missing** | ✗ missing |\n",
		);
	});

	test("as HTML is one page with nothing from elsewhere, and names files as seen from here", () => {
		const { status, stdout } = command.run(["report", "--format", "html", "broken"]);
		expect(status).toBe(0);
		const style = /<style>(.*?)<\/style>/s.exec(stdout)![1]!;
		const hash = createHash("sha256").update(style).digest("base64");
		expect(stdout).toContain(`style-src &#39;sha256-${hash}&#39;`);
		expect(stdout).not.toMatch(/<script|<link|<img|\bsrc=|\bstyle=|https?:/);
		expect(stdout).toMatch(/>broken\/[\w./-]+:\d+</);
		expect(stdout.endsWith("</html>\n")).toBe(true);
	});

	test("as HTML is the same each time", () => {
		const run = () => command.run(["report", "--format", "html", "."]).stdout;
		expect(run()).toBe(run());
	});

	test("knows no other format, and check has none of these", () => {
		expect(command.run(["report", "--format", "pdf"]).status).toBe(2);
		expect(command.run(["check", "--format", "html"]).status).toBe(2);
	});

	test("without mail says so", () => {
		expect(command.run(["report", "records"]).stdout).toBe("No domain here has mail\n");
	});

	test("does not fail because of what it shows", () => {
		expect(command.run(["report", "broken"]).status).toBe(0);
	});
});
