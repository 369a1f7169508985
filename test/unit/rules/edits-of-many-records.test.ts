import { expect, test } from "vitest";
import { ZoneService } from "../../../server/src/features/zone-service.ts";
import { toOctets } from "../../../server/src/text/utf8.ts";

const [DB, BACK] = ["/w/db.example.com", "/w/db.192.0.2"];
const SOA = "SOA ns1.example.net. hostmaster.example.net. 2026112401 7200 3600 1209600 3600";
const SIGNATURE = "RRSIG A 8 3 3600 20270101000000 20260101000000 1234 example.com. bm90aGluZw==";

/** More addresses than a /24 has, of which every third host has no PTR. */
const hosts = Array.from({ length: 300 }, (_, index) => ({
	name: `host${index}`,
	third: 2 + (index >> 8),
	last: index & 255,
}));
const FORWARD_SPF = '@ TXT "v=spf1 mx ip4:192.0.9.0/24 -all"';
const FORWARD = `$TTL 3600
@ ${SOA}
@ NS ns1.example.net.
@ MX 10 host1
${FORWARD_SPF}
${hosts.map(({ name, third, last }) => `${name} A 192.0.${third}.${last}`).join("\n")}
`;
const REVERSE = `$TTL 3600
@ ${SOA}
@ NS ns1.example.net.
${hosts.flatMap(({ name, third, last }, index) => (third === 2 && index % 3 !== 0 ? [`${last} PTR ${name}.example.com.`] : [])).join("\n")}
`;

function opened(text: string): ZoneService {
	const service = new ZoneService(["/w"], { today: () => ({ year: 2026, month: 11, day: 24 }) });
	service.setPaths([DB, BACK]);
	service.setFile(BACK, toOctets(REVERSE), { open: true, named: true });
	service.setFile(DB, toOctets(text), { open: true, named: true });
	service.settle();
	return service;
}

function findings(service: ZoneService, rule?: string): string[] {
	return [DB, BACK].flatMap((path) =>
		service
			.findings(path)
			.filter((finding) => rule === undefined || finding.rule === rule)
			.map(({ rule, range, message }) => `${path}:${range.start.line} ${rule} ${message}`),
	);
}

/** Makes edits of whole lines one after the other; after each all must be as it is when it is read anew. */
function follow(edits: readonly ((lines: string[]) => unknown)[]): string[][] {
	const service = opened(FORWARD);
	let lines = FORWARD.split("\n");
	return edits.map((edit) => {
		const start = { line: 0, character: 0 };
		const end = { line: lines.length - 1, character: 0 };
		lines = [...lines];
		edit(lines);
		service.edit(DB, [{ start, end, text: lines.join("\n") }]);
		service.settle();
		const found = findings(service);
		expect(found).toEqual(findings(opened(lines.join("\n"))));
		return found;
	});
}

test.each(["192.0.2.0/24", "192.0.2.7/25", "192.0.2.200/29", "192.0.0.0/16", "0.0.0.0/0"])(
	"who becomes a sender by ip4:%s is judged as one",
	(network) => {
		const passing = (given: string) => (lines: string[]) =>
			lines.splice(4, 1, FORWARD_SPF.replace("192.0.9.0/24", given));
		const [sending, not] = follow([passing(network), passing("192.0.9.0/24")]);
		expect(sending!.filter((finding) => finding.includes("ptr-missing")).length).toBeGreaterThan(2);
		expect(not!.filter((finding) => finding.includes("ptr-missing"))).toEqual([]);
	},
);

test("the first signature of a zone without keys is the one that is told of, wherever it comes and goes", () => {
	const told = follow([
		(lines) => lines.splice(200, 0, `host20 ${SIGNATURE}`),
		(lines) => lines.splice(100, 0, `host10 ${SIGNATURE}`),
		(lines) => lines.splice(100, 1, "host10 TXT x"),
		(lines) => lines.splice(200, 2),
		(lines) => lines.splice(5, 0, "broken A 192.0.2.300"),
	]).map((found) => found.flatMap((finding) => /:(\d+) dnskey-missing/.exec(finding)?.[1] ?? []));
	expect(told).toEqual([["200"], ["100"], ["201"], [], []]);
});
