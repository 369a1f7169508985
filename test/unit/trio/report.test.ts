import { expect, test } from "vitest";
import { HEAD, MailBench } from "./mail-bench.ts";

const FORWARD = `${HEAD}
@ MX 20 backup
@ MX 10 mail
@ TXT "v=spf1 mx ip4:192.0.2.30 -all"
mail A 192.0.2.25 ; zonetrio: helo=mail.example.com.
mail AAAA 2001:db8::25
backup CNAME mail2
mail2 A 192.0.2.26
d MX 5 dial
dial A 192.0.2.77
null MX 0 .
`;
const REVERSE = `${HEAD}25 PTR mail.example.com.\n26 PTR gone.example.com.\n77 PTR c-192-0-2-77.hsd1.example.com.\n`;

test("a report has each domain, its exchanges by preference, and their addresses", () => {
	const { version, domains } = new MailBench({ "db.example.com": FORWARD, "db.192.0.2": REVERSE }).report();
	expect(version).toBe(1);
	expect(domains.map(({ domain }) => domain)).toEqual(["d.example.com.", "example.com.", "null.example.com."]);
	const [dial, apex, nothing] = domains;
	expect(dial!.exchanges[0]!.addresses[0]).toMatchObject({ status: "unconfirmed", generic: true, sending: true });
	expect(nothing!.exchanges).toEqual([{ preference: 0, exchange: ".", status: "null", addresses: [] }]);
	expect(apex).toEqual({
		domain: "example.com.",
		view: "",
		exchanges: [
			{
				preference: 10,
				exchange: "mail.example.com.",
				status: "ok",
				addresses: [
					{
						address: "192.0.2.25",
						reverseName: "25.2.0.192.in-addr.arpa.",
						status: "ok",
						pointers: ["mail.example.com."],
						sending: true,
						generic: false,
					},
					{
						address: "2001:db8::25",
						reverseName: `5.2.${"0.".repeat(22)}8.b.d.0.1.0.0.2.ip6.arpa.`,
						status: "unknown",
						pointers: [],
						sending: true,
						generic: false,
					},
				],
			},
			{
				preference: 20,
				exchange: "backup.example.com.",
				status: "cname",
				end: "mail2.example.com.",
				addresses: [
					{
						address: "192.0.2.26",
						reverseName: "26.2.0.192.in-addr.arpa.",
						status: "unconfirmed",
						pointers: ["gone.example.com."],
						sending: true,
						generic: false,
					},
				],
			},
		],
	});
});

test("its senders are all addresses that send, IPv4 first, with who says so", () => {
	const { senders } = new MailBench({ "db.example.com": FORWARD, "db.192.0.2": REVERSE }).report();
	expect(senders.map(({ address, source, status, helo }) => [address, source, status, helo])).toEqual([
		["192.0.2.25", "spf example.com.", "ok", "mail.example.com."],
		["192.0.2.26", "spf example.com.", "unconfirmed", null],
		["192.0.2.30", "spf example.com.", "missing", null],
		["192.0.2.77", "mx d.example.com.", "unconfirmed", null],
		["2001:db8::25", "spf example.com.", "unknown", "mail.example.com."],
	]);
});

test("a host that only a remark or a setting makes a sender has no domain", () => {
	const bench = new MailBench({ "db.example.com": `${HEAD}web A 192.0.2.80 ; zonetrio: role=outbound\n` });
	expect(bench.report().senders.map(({ address, source }) => [address, source])).toEqual([["192.0.2.80", "remark"]]);
});

test("zones without mail give an empty report", () => {
	const bench = new MailBench({ "db.example.com": `${HEAD}web A 192.0.2.80\n` });
	expect(bench.report()).toEqual({ version: 1, domains: [], senders: [] });
});

test("views are told apart, and what is the same in both is given once each", () => {
	const zone = (file: string) => `zone "example.com" { type primary; file "${file}"; };`;
	const bench = new MailBench(
		{
			"named.conf": `view inside { ${zone("in")} }; view outside { ${zone("out")} };`,
			in: `${HEAD}@ MX 10 mail\nmail A 10.0.0.25\n`,
			out: `${HEAD}@ MX 10 mail\nmail A 192.0.2.25\n`,
		},
		{},
		"outside",
	);
	const { domains, senders } = bench.report();
	expect(domains.map(({ view, exchanges }) => [view, exchanges[0]!.addresses[0]!.address])).toEqual([
		["inside", "10.0.0.25"],
		["outside", "192.0.2.25"],
	]);
	expect(senders.map(({ address }) => address)).toEqual(["10.0.0.25", "192.0.2.25"]);
	expect([bench.role("192.0.2.25"), bench.role("10.0.0.25")]).toEqual(["in out", "none"]);
});
