import { describe, expect, test } from "vitest";
import { pointerSyncSteps } from "../../../server/src/features/pointer-sync.ts";
import { atOnce } from "../../../server/src/text/at-once.ts";
import { JudgedExample } from "../../support/literate.ts";
import { ROOT } from "../../support/memory-workspace.ts";

const SOA = "$TTL 2h\n@ SOA ns.example.net. h.example.net. 2026112301 8h 2h 4w 30m\n@ NS ns.example.net.\n";
const FORWARD = `${SOA}mail A 192.0.2.25\nwww A 192.0.2.80\nweb A 192.0.2.90\nalso A 192.0.2.90\n`;
const REVERSE = `$ORIGIN 2.0.192.in-addr.arpa.\n${SOA}`;

function synced(file: string, task: "fill" | "sync", reverse: string, forward = FORWARD) {
	const files = { "db.example.com": forward, "db.192.0.2": `${REVERSE}${reverse}` };
	const judged = new JudgedExample({ files, settings: {} });
	const sync = atOnce(pointerSyncSteps(judged.service, `${ROOT}/${file}`, task));
	judged.apply(
		sync.groups
			.flatMap(({ edits }) => edits)
			.sort((a, b) => a.start.line - b.start.line || a.start.character - b.start.character),
	);
	return { sync, judged, lines: judged.text(`${ROOT}/db.192.0.2`).slice(REVERSE.length) };
}

describe("filling in missing PTRs", () => {
	test("gives each host that has one name its PTR, in order, and leaves the choice among several to people", () => {
		const { sync, lines } = synced("db.192.0.2", "fill", "1 PTR a.example.net.\n99 PTR b.example.net.\n");
		expect(lines).toBe(
			"1 PTR a.example.net.\n25 PTR mail.example.com.\n80 PTR www.example.com.\n99 PTR b.example.net.\n",
		);
		expect(sync.added).toBe(2);
		expect(sync.left).toEqual(["192.0.2.90 is also.example.com., web.example.com.: choose one at the lightbulb"]);
	});

	test("does the same from the zone of the hosts", () => {
		const { sync, lines } = synced("db.example.com", "fill", "1 PTR a.example.net.\n");
		expect(lines).toBe("1 PTR a.example.net.\n25 PTR mail.example.com.\n80 PTR www.example.com.\n");
		expect(sync.added).toBe(2);
	});

	test("raises the serial once, and only that of the reverse zone", () => {
		const { judged } = synced("db.192.0.2", "fill", "1 PTR a.example.net.\n");
		expect(judged.text(`${ROOT}/db.192.0.2`)).toContain("2026112400 8h");
		expect(judged.text(`${ROOT}/db.example.com`)).toContain("2026112301 8h");
	});

	test("leaves wrong ones as they are", () => {
		const { lines, sync } = synced("db.192.0.2", "fill", "25 PTR old.example.com.\n80 PTR www.example.com.\n");
		expect(lines).toBe("25 PTR old.example.com.\n80 PTR www.example.com.\n");
		expect(sync.groups).toEqual([]);
	});
});

describe("bringing a reverse zone up to date", () => {
	test("adds, changes and deletes, each in a group of its own, and the serial in one for all", () => {
		const before = "7 PTR gone.example.com.\n25 PTR old.example.com.\n44 PTR x.example.org.\n";
		const { lines, sync } = synced("db.192.0.2", "sync", before);
		expect(lines).toBe("25 PTR mail.example.com.\n44 PTR x.example.org.\n80 PTR www.example.com.\n");
		expect(sync.groups.map(({ label }) => label)).toEqual([
			"Add 1 missing PTR",
			"Change 1 PTR that does not lead back",
			"Delete 1 PTR of an address that nobody has",
			"Raise the serial",
		]);
	});

	test("keeps a PTR that confirms its name, and offers to delete one beside it that does not", () => {
		const { lines, sync } = synced(
			"db.192.0.2",
			"sync",
			"25 PTR mail.example.com.\n25 PTR old.example.com.\n80 PTR www.example.com.\n",
		);
		expect(lines).toBe("25 PTR mail.example.com.\n80 PTR www.example.com.\n");
		expect([sync.added, sync.changed, sync.removed]).toEqual([0, 0, 1]);
	});

	test("has nothing to do where all is right", () => {
		const { sync } = synced(
			"db.192.0.2",
			"sync",
			"25 PTR mail.example.com.\n80 PTR www.example.com.\n90 PTR web.example.com.\n",
		);
		expect(sync).toEqual({ groups: [], added: 0, changed: 0, removed: 0, left: [] });
	});

	test("leaves no finding of an error behind", () => {
		const { judged } = synced("db.192.0.2", "sync", "7 PTR gone.example.com.\n25 PTR old.example.com.\n");
		const grave = judged.findings().filter(({ severity, path }) => severity === "error" && path.endsWith("2"));
		expect(grave.map(({ message }) => message)).toEqual([]);
	});

	test("refuses a zone that is not ours to write", () => {
		const files = {
			"named.conf":
				'zone "2.0.192.in-addr.arpa" { type secondary; primaries { 192.0.2.1; }; file "db.192.0.2"; };\nzone "example.com" { type primary; file "db.example.com"; };\n',
			"db.192.0.2": REVERSE,
			"db.example.com": FORWARD,
		};
		const { service } = new JudgedExample({ files, settings: {} });
		const { refusal, groups } = atOnce(pointerSyncSteps(service, `${ROOT}/db.192.0.2`, "fill"));
		expect(groups).toEqual([]);
		expect(refusal?.refusal).toContain("is a secondary zone here");
	});
});
