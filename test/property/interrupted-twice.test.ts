import { expect, test } from "vitest";
import { ZoneService } from "../../server/src/features/zone-service.ts";
import type { TextChange } from "../../server/src/text/chunked-text.ts";
import { toOctets } from "../../server/src/text/utf8.ts";

const ZONE = "/w/db.example.com";
const PART = "/w/hosts.inc";
const OTHER = "/w/db.example.org";
const HEAD = "$TTL 3600\n@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n@ IN NS ns1\nns1 A 192.0.2.53\n";

/** The work is stopped after so many steps, in one run each. */
const STEPS = Array.from({ length: 24 }, (_, steps) => steps);

function service(files: Readonly<Record<string, string>>): ZoneService {
	const made = new ZoneService(["/w"], { today: () => ({ year: 2026, month: 11, day: 30 }) });
	made.setPaths([ZONE, PART, OTHER]);
	for (const [path, content] of Object.entries(files)) give(made, path, content);
	made.settle();
	return made;
}

function give(to: ZoneService, path: string, content: string): void {
	to.setFile(path, toOctets(content), { open: path === ZONE, named: path === PART });
}

/** Replaces a part of a line, which is counted from 0. */
function inLine(line: number, from: number, to: number, text: string): TextChange {
	return { start: { line, character: from }, end: { line, character: to }, text };
}

function settleFor(live: ZoneService, steps: number): void {
	let left = steps;
	live.settle(() => left-- <= 0);
}

function seen(made: ZoneService): string[] {
	made.settle();
	return made
		.files()
		.flatMap((path) =>
			made.shownFindings(path).map(({ range, rule, message }) => `${path} ${JSON.stringify(range)} ${rule} ${message}`),
		);
}

/** Each `$INCLUDE` ends a chunk, so that what the origin is has a long way to go. */
const includes = (origin: string, comment: string) =>
	`${HEAD}${comment}\n$ORIGIN ${origin}.example.net.\n${"$INCLUDE hosts.inc\n".repeat(6)}last A 192.0.2.1\n`;

test.each(STEPS)("an edit in front of one whose consequences have been followed for %i steps only", (steps) => {
	const part = "www A 192.0.2.80\n";
	const live = service({ [ZONE]: includes("a", ";"), [PART]: part });
	live.edit(ZONE, [inLine(5, 8, 9, "b")]);
	settleFor(live, steps);
	live.edit(ZONE, [inLine(4, 1, 1, " x")]);
	expect(seen(live)).toEqual(seen(service({ [ZONE]: includes("b", "; x"), [PART]: part })));
	expect(seen(live).join("\n")).toContain("www.b.example.net.");
});

test.each(STEPS)("an edit in front of an include of which %i steps have been read again only", (steps) => {
	// Each `$GENERATE` ends a chunk too, here of the included file.
	const part = "$GENERATE 1-3 www$ A 192.0.2.$\n".repeat(6);
	const live = service({ [ZONE]: includes("a", ";"), [PART]: part });
	live.edit(ZONE, [inLine(5, 8, 9, "b")]);
	settleFor(live, steps);
	live.edit(ZONE, [inLine(4, 1, 1, " x")]);
	expect(seen(live)).toEqual(seen(service({ [ZONE]: includes("b", "; x"), [PART]: part })));
	expect(seen(live).join("\n")).toContain("www1.b.example.net.");
});

test.each(STEPS)("another zone after %i steps of judging everything because of one", (steps) => {
	const texts = Array.from({ length: 300 }, (_, host) => `h${host} TXT text\n`).join("");
	const zone = (mailHost: string) => `${HEAD}@ MX 10 ${mailHost}\nmail A 192.0.2.25\npost A 192.0.2.26\n${texts}`;
	const other = (serial: number) => HEAD.replace("hostmaster 1", `hostmaster ${serial}`);
	const live = service({ [ZONE]: zone("mail") });
	give(live, OTHER, other(1));
	settleFor(live, steps);
	live.edit(ZONE, [inLine(4, 8, 12, "post")]);
	live.removeFile(OTHER);
	give(live, OTHER, other(2));
	expect(seen(live)).toEqual(seen(service({ [ZONE]: zone("post"), [OTHER]: other(2) })));
	expect(seen(live).join("\n")).toContain("PTR of 192.0.2.26");
});
