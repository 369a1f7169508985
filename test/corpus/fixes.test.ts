import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ZoneService } from "../../server/src/features/zone-service.ts";
import type { Finding } from "../../server/src/rules/engine/finding.ts";
import { type Edit, isNewFile, isRefusal } from "../../server/src/rules/fix.ts";
import { answerTo, expectRepaired, JudgedService, snapshot } from "../support/judged-service.ts";
import { replaced } from "../support/replaced-text.ts";
import { withCorpus } from "./corpus.ts";
import { loadedFolder } from "./loaded-folder.ts";
import { type Mistake, mistakes } from "./mistakes.ts";

/** So many fixes are made in all trees together. */
const PLACEMENTS = 500;

/** A place that gives no finding is tried again elsewhere, so often at most. */
const MAX_TRIES = 40_000;

withCorpus((corpus) => {
	const folder = join(corpus, "trees");
	const trees = readdirSync(folder).map((name) => {
		const service = loadedFolder(join(folder, name, "files"));
		return { name, service };
	});

	describe("fixes at random places in real trees", () => {
		test("take their finding away, add none, touch nothing else, and can be undone", { timeout: 900_000 }, () => {
			const random = numbers(20261124);
			const made = new Map<string, number>();
			const refused = new Map<string, number>();
			let count = 0;
			for (let tries = 0; count < PLACEMENTS && tries < MAX_TRIES; tries++) {
				const tree = trees[random(trees.length)]!;
				const mistake = mistakes(tree.service, random);
				const outcome = mistake && placed(tree.name, tree.service, mistake, random);
				if (!outcome) continue;
				const tally = outcome.made ? made : refused;
				tally.set(outcome.rule, (tally.get(outcome.rule) ?? 0) + 1);
				if (outcome.made) count++;
			}
			const shown = (tally: Map<string, number>) =>
				[...tally]
					.sort()
					.map(([rule, times]) => `${rule} ${times}`)
					.join(", ");
			console.log(`${count} fixes made: ${shown(made)}\nrefused: ${shown(refused) || "none"}`);
			expect(count).toBe(PLACEMENTS);
		});
	});
});

/** Puts a mistake into a tree and makes one of the fixes that are offered for what comes of it. */
function placed(
	tree: string,
	original: ZoneService,
	{ edits, what }: Mistake,
	random: (below: number) => number,
): { readonly rule: string; readonly made: boolean } | undefined {
	const judged = new JudgedService(original.copy());
	judged.service.settle();
	const untouched = snapshot(judged);
	const known = new Set(judged.findings().map(identity));
	judged.apply(edits);
	const fixable = judged
		.findings()
		.filter((finding) => !known.has(identity(finding)) && finding.actions.some((action) => "edits" in action));
	if (fixable.length === 0) return undefined;
	const finding = fixable[random(fixable.length)]!;
	const fixes = finding.actions.filter((action) => "edits" in action);
	const fix = fixes[random(fixes.length)]!;
	// Asked for an address, the user knows the one that was there.
	const was =
		fix.question && /^(?:ipv4|address)$/.test(fix.question.kind) ? /(?:\d+\.){3}\d+/.exec(what)?.[0] : undefined;
	const planned = fix.edits(was ?? answerTo(fix));
	if (isRefusal(planned)) return { rule: finding.rule, made: false };
	try {
		const before = snapshot(judged);
		const texts = textsOf(judged, planned);
		judged.apply(planned);
		expectRepaired(finding, before, judged, untouched);
		expectUndone(judged, planned, texts, before.grave);
	} catch (error) {
		const where = `${finding.path}:${finding.range.start.line + 1}`;
		throw new Error(`${tree}: ${what}: "${fix.title}" for ${finding.rule} at ${where}: ${finding.message}`, {
			cause: error,
		});
	}
	return { rule: finding.rule, made: true };
}

function identity({ rule, path, message }: Finding): string {
	return `${rule} ${path} ${message}`;
}

function textsOf(judged: JudgedService, edits: readonly Edit[]): Map<string, string> {
	const paths = edits.filter((edit) => !isNewFile(edit)).map(({ path }) => path);
	return new Map(paths.map((path) => [path, judged.text(path)]));
}

/** Expects that the texts are what plain cutting makes of them, and takes the edits back. */
function expectUndone(
	judged: JudgedService,
	edits: readonly Edit[],
	texts: ReadonlyMap<string, string>,
	grave: readonly string[],
): void {
	for (const [path, before] of texts) {
		const { text, inverse } = replaced(before, path, edits);
		expect(judged.text(path)).toBe(text);
		judged.apply(inverse);
		expect(judged.text(path)).toBe(before);
	}
	if (edits.some(isNewFile)) return;
	expect(snapshot(judged).grave).toEqual(grave);
}

/** Pseudo-random numbers from 0 to below a bound, the same ones each time (a linear congruential generator). */
function numbers(seed: number): (below: number) => number {
	let state = seed >>> 0;
	return (below) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}
