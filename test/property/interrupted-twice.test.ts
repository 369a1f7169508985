import { expect, test } from "vitest";
import { ZoneService } from "../../server/src/features/zone-service.ts";
import { toOctets } from "../../server/src/text/utf8.ts";

const ZONE = "/w/db.example.com";
const PART = "/w/hosts.inc";
const HEAD = "$TTL 3600\n@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n@ IN NS ns1\nns1 A 192.0.2.53\n";

/** Each `$INCLUDE` ends a chunk, so that what the origin is has a long way to go. */
const text = (origin: string, comment: string) =>
	`${HEAD}${comment}\n$ORIGIN ${origin}.example.net.\n${"$INCLUDE hosts.inc\n".repeat(6)}last A 192.0.2.1\n`;

function service(content: string): ZoneService {
	const made = new ZoneService(["/w"], { today: () => ({ year: 2026, month: 11, day: 30 }) });
	made.setPaths([ZONE, PART]);
	made.setFile(ZONE, toOctets(content), { open: true });
	made.setFile(PART, toOctets("www A 192.0.2.80\n"), { open: false, named: true });
	made.settle();
	return made;
}

function seen(made: ZoneService): string[] {
	return made
		.files()
		.flatMap((path) =>
			made.shownFindings(path).map(({ range, rule, message }) => `${path} ${JSON.stringify(range)} ${rule} ${message}`),
		);
}

test.each(Array.from({ length: 24 }, (_, steps) => steps))(
	"an edit in front of one whose consequences have been followed for %i steps only",
	(steps) => {
		const live = service(text("a", ";"));
		live.edit(ZONE, [{ start: { line: 5, character: 8 }, end: { line: 5, character: 9 }, text: "b" }]);
		let left = steps;
		live.settle(() => left-- <= 0);
		live.edit(ZONE, [{ start: { line: 4, character: 1 }, end: { line: 4, character: 1 }, text: " x" }]);
		live.settle();
		expect(seen(live)).toEqual(seen(service(text("b", "; x"))));
		expect(seen(live).join("\n")).toContain("www.b.example.net.");
	},
);
