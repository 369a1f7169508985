import { describe, expect, test } from "vitest";
import { Engine } from "../../../server/src/rules/engine/engine.ts";
import { memoryWorkspace, ROOT } from "../../support/memory-workspace.ts";

const PATH = `${ROOT}/db.example.com`;
const HEAD = ["$ORIGIN example.com.", "$TTL 3600", "@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600", "@ IN NS ns1"];
const FIRST = HEAD.length;

/** A zone of which many domains have their mail at one host outside. */
class Hub {
	readonly workspace;
	readonly engine;

	constructor(domains: number) {
		const lines = Array.from({ length: domains }, (_, index) => `d${index} IN MX 10 mx.example.net.`);
		this.workspace = memoryWorkspace({ "db.example.com": `${[...HEAD, ...lines].join("\n")}\n` });
		this.engine = new Engine(this.workspace, { today: () => ({ year: 2026, month: 11, day: 24 }) });
		this.engine.settle();
	}

	/** Puts `text` in the place of whole lines; how many subjects were judged because of it. */
	replaceLines(from: number, to: number, text: string): number {
		const before = this.engine.work.subjectsChecked;
		this.workspace.edit(PATH, [{ start: { line: from, character: 0 }, end: { line: to, character: 0 }, text }]);
		this.engine.settle();
		return this.engine.work.subjectsChecked - before;
	}

	get lines(): number[] {
		const findings = this.engine.findingsOf(PATH).filter(({ rule }) => rule === "mx-target-unverified");
		return findings.map(({ range }) => range.start.line);
	}
}

describe("one of many MX that name the same host outside speaks for all", () => {
	test("the first in the text", () => {
		expect(new Hub(500).lines).toEqual([FIRST]);
	});

	test("a new one before it takes its place", () => {
		const hub = new Hub(500);
		expect(hub.replaceLines(FIRST, FIRST, "new IN MX 10 mx.example.net.\n")).toBeLessThan(10);
		expect(hub.lines).toEqual([FIRST]);
	});

	test("a new one behind it is silent", () => {
		const hub = new Hub(500);
		expect(hub.replaceLines(FIRST + 200, FIRST + 200, "new IN MX 10 mx.example.net.\n")).toBeLessThan(10);
		expect(hub.lines).toEqual([FIRST]);
	});

	test("the next one follows where it goes", () => {
		const hub = new Hub(500);
		expect(hub.replaceLines(FIRST, FIRST + 1, "d0 IN MX 0 .\n")).toBeLessThan(10);
		expect(hub.lines).toEqual([FIRST + 1]);
	});

	test("several go at once", () => {
		const hub = new Hub(500);
		hub.replaceLines(FIRST, FIRST + 100, "");
		expect(hub.lines).toEqual([FIRST]);
	});
});
