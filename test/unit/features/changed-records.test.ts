import { expect, test } from "vitest";
import { type CommitState, changedRecords } from "../../../server/src/features/changed-records.ts";
import type { ZoneService } from "../../../server/src/features/zone-service.ts";
import { atOnce } from "../../../server/src/text/at-once.ts";
import { toOctets } from "../../../server/src/text/utf8.ts";
import { type Files, ROOT } from "../../support/memory-workspace.ts";
import { serviceOf } from "../../support/sorted-file.ts";
import { timedSteps } from "../../support/timed-steps.ts";

const soa = (serial: number) => `$ORIGIN example.com.\n$TTL 1h\n@ SOA ns h ${serial} 2h 1h 2w 1h\n`;
const soaLine = (serial: number) =>
	`example.com.\t3600\tIN\tSOA\tns.example.com. h.example.com. ${serial} 7200 3600 1209600 3600`;

/** A service with files, and with what was committed of them. */
function committed(files: Files, before: Readonly<Record<string, string | null>>): ZoneService {
	const service = serviceOf(files);
	for (const [name, text] of Object.entries(before)) {
		service.published.set(`${ROOT}/${name}`, text === null ? null : toOctets(text));
	}
	return service;
}

function changes(
	files: Files,
	before: Readonly<Record<string, string | null>>,
	commit: CommitState = "commit",
): string[] {
	const steps = changedRecords(committed(files, before), `${ROOT}/db.example.com`, commit);
	return atOnce(steps).text.trimEnd().split("\n");
}

/** What is told of two versions of a zone, its records below a head with their serials. */
function between(before: string, now: string, serials: readonly [number, number] = [1, 2]): string[] {
	return changes({ "db.example.com": soa(serials[1]) + now }, { "db.example.com": soa(serials[0]) + before });
}

test("records that are added, removed and changed, by their names", () => {
	expect(
		between(
			"www A 192.0.2.1\nold A 192.0.2.2\n10 A 192.0.2.3\nmail A 192.0.2.4\n",
			"mail A 192.0.2.4\n9 A 192.0.2.9\n10 60 A 192.0.2.3\nwww A 192.0.2.5\n  A 192.0.2.6\n",
		),
	).toEqual([
		"# example.com.: 2 records added, 1 record removed, 2 records changed since the last commit",
		"# The serial was 1 and is 2",
		"",
		`-${soaLine(1)}`,
		`+${soaLine(2)}`,
		"",
		"+9.example.com.\t3600\tIN\tA\t192.0.2.9",
		"",
		"-10.example.com.\t3600\tIN\tA\t192.0.2.3",
		"+10.example.com.\t60\tIN\tA\t192.0.2.3",
		"",
		"-old.example.com.\t3600\tIN\tA\t192.0.2.2",
		"",
		"-www.example.com.\t3600\tIN\tA\t192.0.2.1",
		"+www.example.com.\t3600\tIN\tA\t192.0.2.5",
		"+www.example.com.\t3600\tIN\tA\t192.0.2.6",
	]);
});

test("a serial that stays is told of", () => {
	expect(between("", "a A 192.0.2.1\n", [7, 7])).toEqual([
		"# example.com.: 1 record added since the last commit",
		"# The serial is the same as before, so secondaries will not take this: raise it",
		"",
		"+a.example.com.\t3600\tIN\tA\t192.0.2.1",
	]);
});

test.each([
	["order, names and layout", "a CNAME b\nb A 192.0.2.1\n", "b.example.com. IN A 192.0.2.1\nA   IN  CNAME B ; c\n"],
	["a $GENERATE", "h1 A 192.0.2.1\nh2 A 192.0.2.2\n", "$GENERATE 1-2 h$ A 192.0.2.$\n"],
])("are none where %s are others", (_, before, now) => {
	expect(between(before, now, [1, 1])).toEqual([
		"# example.com.: no records changed since the last commit",
		"# Only order, layout, comments or capitals are others",
	]);
});

test("are none of a file that is as it was", () => {
	const text = soa(1);
	expect(changes({ "db.example.com": text }, { "db.example.com": text })).toEqual([
		"# example.com. is as it was committed",
	]);
	expect(changes({ "db.example.com": text }, {})).toEqual(["# example.com. is as it was committed"]);
});

test("of a new file are all, of which nobody misses a serial", () => {
	expect(changes({ "db.example.com": `${soa(1)}a A 192.0.2.1\n` }, { "db.example.com": null })).toEqual([
		"# example.com.: 1 record added since the last commit",
		"# db.example.com is new: no commit has it",
		"",
		`+${soaLine(1)}`,
		"",
		"+a.example.com.\t3600\tIN\tA\t192.0.2.1",
	]);
});

test("of included files are told with the zone", () => {
	const zone = `${soa(1)}$INCLUDE h.inc\n`;
	const files = { "db.example.com": zone, "h.inc": "a A 192.0.2.1\n" };
	expect(changes(files, { "h.inc": "a A 192.0.2.2\n" }).slice(-2)).toEqual([
		"-a.example.com.\t3600\tIN\tA\t192.0.2.2",
		"+a.example.com.\t3600\tIN\tA\t192.0.2.1",
	]);
});

test("of a file of two views are told once", () => {
	const service = serviceOf({
		"named.conf": `view "in" { zone "example.com" { type primary; file "db.example.com"; }; };
view "out" { zone "example.com" { type primary; file "db.example.com"; }; };
`,
		"db.example.com": soa(2),
	});
	service.settle();
	service.published.set(`${ROOT}/db.example.com`, toOctets(soa(1)));
	expect(
		atOnce(changedRecords(service, `${ROOT}/db.example.com`, "commit"))
			.text.split("\n")
			.slice(0, 3),
	).toEqual([
		"# example.com. in the views in, out: no records changed since the last commit",
		"# The serial was 1 and is 2",
		"",
	]);
});

test("lines that cannot be read are counted on both sides", () => {
	expect(between("a A x\nb A y\n", "a A 192.0.2.1\nb A z\n").slice(0, 4)).toEqual([
		"# example.com.: 1 record added since the last commit",
		"# The serial was 1 and is 2",
		"# 1 line cannot be read and is left out now",
		"# 2 lines cannot be read and are left out as it was committed",
	]);
});

test.each<[CommitState, RegExp]>([
	["no repository", /^# db\.example\.com is in no Git repository/],
	["no commit", /^# Nothing has been committed/],
])("says why there is nothing to compare with: %s", (state, words) => {
	expect(changes({ "db.example.com": soa(1) }, {}, state)).toEqual([expect.stringMatching(words)]);
});

test("says that a file is in no zone", () => {
	const steps = changedRecords(serviceOf({ "db.example.com": soa(1) }), `${ROOT}/other`, "commit");
	expect(atOnce(steps).text).toBe("# other is in no zone\n");
});

test("of thirty thousand records are worked out in short steps, and not all are shown", () => {
	const hosts = (second: number) =>
		Array.from({ length: 30_000 }, (_, at) => `h${at} A 10.${second + (at >> 16)}.${(at >> 8) & 255}.${at & 255}\n`);
	const files = { "db.example.com": soa(2) + hosts(1).join("") };
	const service = committed(files, { "db.example.com": soa(1) + hosts(9).join("") });
	const runs = Array.from({ length: 3 }, () => timedSteps(changedRecords(service, `${ROOT}/db.example.com`, "commit")));
	const [{ result }] = runs as [(typeof runs)[number]];
	expect(result.text).toMatch(/^# example\.com\.: 30000 records changed/);
	expect(result.text).toMatch(/# \d+ more lines are not shown\n$/);
	// A step that is too long is so each time; a collection of garbage or a compilation is not.
	expect(Math.min(...runs.map(({ longest }) => longest))).toBeLessThan(50);
}, 120_000);
