import fc from "fast-check";
import { expect, test } from "vitest";
import { ZoneService } from "../../server/src/features/zone-service.ts";
import { toOctets } from "../../server/src/text/utf8.ts";

const FORWARD = "/w/db.example.com";
const REVERSE = "/w/db.10";

/** Two zones of which one line makes more records than are read, entered and followed in one step. */
const HEAD = `$TTL 3600
@ IN SOA ns1.example.com. hostmaster.example.com. 1 7200 3600 1209600 300
@ IN NS ns1.example.com.
`;
const FILES = {
	[FORWARD]: `$ORIGIN example.com.
${HEAD}ns1 A 10.9.0.53
@ MX 10 h7
@ TXT "v=spf1 ip4:10.0.0.9 -all"
mail MX 10 h1499
$GENERATE 1-1500 h$ A 10.0.0.9
last A 10.0.0.7
`,
	[REVERSE]: `$ORIGIN 10.in-addr.arpa.
${HEAD}7.0.0 PTR last.example.com.
9.0.0 PTR h7.example.com.
`,
};

/** What a line becomes in an edit; the line of the `$GENERATE` most of all. */
const GENERATED = [
	"$GENERATE 1-1500 h$ A 10.0.0.9",
	"$GENERATE 2-1501 h$ A 10.0.0.9",
	"$GENERATE 1-1500 h$ A 10.0.0.8",
	"$GENERATE 1-1400 h$ CNAME last",
	"$GENERATE 1-1499 h$ MX 10 h$",
	"$GENERATE 1-1500 h$.sub A 10.0.${0,0,d}.9",
	"$GENERATE 1-1500 h$ A",
	"; nothing",
];

interface EditStep {
	readonly line: number;
	readonly text: string;
	/** So many slices of work are done before the next edit. */
	readonly slices: number;
	readonly isCompared: boolean;
}

const step: fc.Arbitrary<EditStep> = fc.record({
	line: fc.constantFrom(9, 9, 9, 5, 7, 10),
	text: fc.constantFrom(...GENERATED, "@ MX 10 h8", 'mail TXT "v=spf1 mx -all"'),
	slices: fc.nat(12),
	isCompared: fc.boolean(),
});

test("work that is interrupted by edits comes to what opening the files anew comes to", () => {
	fc.assert(
		fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
			const lines = FILES[FORWARD]!.split("\n");
			const live = opened(FILES[FORWARD]!);
			live.settle();
			for (const { line, text, slices, isCompared } of steps) {
				const start = { line, character: 0 };
				live.edit(FORWARD, [{ start, end: { line, character: lines[line]!.length }, text }]);
				lines[line] = text;
				for (let slice = 0; slice < slices; slice++) live.settle(() => true);
				if (!isCompared) continue;
				live.settle();
				expect(seen(live)).toEqual(seen(opened(lines.join("\n"))));
			}
			live.settle();
			expect(seen(live)).toEqual(seen(opened(lines.join("\n"))));
		}),
		{ numRuns: 20, seed: 7 },
	);
}, 120_000);

test("an edit of a line that makes many records is worked off in many short slices", () => {
	const live = opened(FILES[FORWARD]!.replace("1-1500", "1-20000"));
	live.settle();
	const start = { line: 9, character: 0 };
	live.edit(FORWARD, [{ start, end: { line: 10, character: 0 }, text: "$GENERATE 1-20000 x$ A 10.0.0.9\n" }]);
	let slices = 1;
	while (!live.settle(() => true)) slices++;
	expect(slices).toBeGreaterThan(150);
}, 120_000);

function opened(forward: string): ZoneService {
	const service = new ZoneService(["/w"], { today: () => ({ year: 2026, month: 11, day: 24 }) });
	service.setPaths([FORWARD, REVERSE]);
	service.setFile(FORWARD, toOctets(forward), { open: true });
	service.setFile(REVERSE, toOctets(FILES[REVERSE]!), { open: true });
	return service;
}

/** The findings of both files; those of one line that makes many records have no order. */
function seen(service: ZoneService): string[] {
	service.settle();
	return [FORWARD, REVERSE]
		.flatMap((path) =>
			service
				.findings(path)
				.map(({ rule, range, message, related }) => JSON.stringify([path, rule, range, message, related])),
		)
		.sort();
}
