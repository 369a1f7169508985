import { expect } from "vitest";
import type { ZoneService } from "../../server/src/features/zone-service.ts";
import type { Finding } from "../../server/src/rules/engine/finding.ts";
import { type Edit, type Fix, isNewFile, isRefusal } from "../../server/src/rules/fix.ts";
import { isSyntaxError, SYNTAX_SEVERITIES } from "../../server/src/syntax/syntax-rules.ts";
import { answerTo, expectRepaired, JudgedService, type Snapshot, snapshot } from "../support/judged-service.ts";
import { replaced } from "../support/replaced-text.ts";
import { linesOf, lostRecords, writtenRecords } from "../support/written-records.ts";

/** So many faults are told; more say nothing new. */
const MOST_FAULTS = 60;

/** A fix, and where in the findings it is. */
interface Offered {
	readonly finding: Finding;
	readonly fix: Fix;
	/** Whether other mistakes may come to light, so that only what it does to the text is looked at. */
	readonly mayLeadOn: boolean;
}

/** Makes the fixes that are offered in workspaces, each on its own, and looks whether all is well afterwards. */
export class EveryFix {
	readonly faults: string[] = [];
	#workspaces = 0;
	#offered = 0;
	#made = 0;
	#refused = 0;
	readonly #rules = new Set<string>();

	figures(): string {
		return (
			`${this.#made} fixes of ${this.#rules.size} rules made in ${this.#workspaces} workspaces, of ${this.#offered} that are offered there; ` +
			`${this.#refused} refused, ${this.faults.length} faults`
		);
	}

	/**
	 * @param load makes the workspace, settled.
	 * @param holds what must be true of the octets of each file that is edited, as it was before.
	 */
	inWorkspace(name: string, load: () => ZoneService, holds = (_octets: Uint8Array): boolean => true): void {
		let judged = new WholeService(load());
		judged.settle();
		this.#workspaces++;
		const before = snapshot(judged);
		const offers = offeredIn(judged);
		this.#offered += offers.length;
		for (const { finding, at } of offers) {
			if (this.faults.length === MOST_FAULTS) return;
			const found = judged.findings().find((one) => isSame(one, finding));
			const fix = found?.actions[at];
			const where = `${name}:${finding.range.start.line + 1}: ${finding.rule} in ${finding.path}: ${finding.message}`;
			if (!fix || !("edits" in fix)) {
				this.faults.push(`${where}\nis no longer offered once others are undone`);
				judged = new WholeService(load());
				judged.settle();
				continue;
			}
			try {
				const isUndone = this.#make(judged, { finding, fix, mayLeadOn: leadsOn(finding, fix) }, before, holds);
				if (isUndone) continue;
			} catch (error) {
				this.faults.push(`${where}\n"${fix.title}": ${error instanceof Error ? error.message.slice(0, 1500) : error}`);
			}
			judged = new WholeService(load());
			judged.settle();
		}
	}

	/** Whether the workspace is again as it was. */
	#make(
		judged: JudgedService,
		{ finding, fix, mayLeadOn }: Offered,
		before: Snapshot,
		holds: (octets: Uint8Array) => boolean,
	): boolean {
		const edits = fix.edits(answerTo(fix));
		if (isRefusal(edits)) {
			this.#refused++;
			return true;
		}
		const { workspace } = judged;
		const paths = new Set(edits.filter((edit) => !isNewFile(edit)).map(({ path }) => path));
		const texts = new Map([...paths].map((path) => [path, octetsOf(judged, path)]));
		const expected = new Map([...paths].map((path) => [path, replacedOctets(judged, path, edits)]));
		const undo = [...paths].flatMap((path) => replaced(judged.text(path), path, edits).inverse);
		const records = writtenRecords(workspace, paths);
		const lines = new Map([...paths].map((path) => [path, linesOf(judged.text(path))]));
		judged.apply(edits);
		for (const [path, octets] of expected) {
			expect(octetsOf(judged, path).equals(octets), `${path} outside of the edits is as it was`).toBe(true);
			if (holds(texts.get(path)!)) expect(holds(octetsOf(judged, path)), `${path} is written as it was`).toBe(true);
		}
		const lost = lostRecords(
			records,
			writtenRecords(workspace, paths),
			edits,
			(path, at) => lines.get(path)?.[at] ?? "",
		);
		if (!OTHER_OWNERS.has(finding.rule) && !isSyntaxError(finding)) expect(lost, "records that are gone").toEqual([]);
		if (!mayLeadOn) expectRepaired(finding, before, judged);
		this.#made++;
		this.#rules.add(finding.rule);
		if (edits.some(isNewFile)) return false;
		judged.apply(undo);
		// What is no text in UTF-8 and was taken out cannot be put back as text.
		return [...texts].every(([path, octets]) => octetsOf(judged, path).equals(octets));
	}
}

/** A finding, and the number of one of its actions. */
interface Offer {
	readonly finding: Finding;
	readonly at: number;
}

/** All findings are looked at, however many a file has. */
class WholeService extends JudgedService {
	override findings(rule?: string): Finding[] {
		const all = this.service.files().flatMap((path) => this.service.findings(path, Number.POSITIVE_INFINITY));
		return rule === undefined ? all : all.filter((finding) => finding.rule === rule);
	}
}

function offeredIn(judged: JudgedService): Offer[] {
	return judged
		.findings()
		.flatMap((finding) => finding.actions.flatMap((action, at) => ("edits" in action ? { finding, at } : [])));
}

/** Once a line can be read, what it says is judged; and of several ways to read it, one that is seldom meant leads on to another mistake. */
function leadsOn({ rule }: Finding, { preferred }: Fix): boolean {
	return SYNTAX_SEVERITIES.has(rule) && (!preferred || isSyntaxError({ rule }) || LEADING_ON.has(rule));
}

/**
 * Where the owner was none, those that have it from there get the one before; where it is that of the zone, all have another one. What stands in a
 * directive, or first in a line that could not be read, counts for all that follow, as a `$TTL` does that was not there.
 */
const OTHER_OWNERS: ReadonlySet<string> = new Set([
	"directive-indented",
	"invisible-character",
	"no-default-ttl",
	"non-ascii-name",
	"owner-looks-like-keyword",
]);

/** Where only the first mistake of an entry is told, or a record that counted nowhere counts then. */
const LEADING_ON: ReadonlySet<string> = new Set([
	"comment-hash-or-slash",
	"invisible-character",
	"non-ascii-name",
	"obsolete-type",
	"out-of-zone-record",
	"svcb-unknown-key",
]);

function isSame(one: Finding, other: Finding): boolean {
	return (
		one.rule === other.rule &&
		one.path === other.path &&
		one.message === other.message &&
		one.range.start.line === other.range.start.line &&
		one.range.start.character === other.range.start.character
	);
}

function octetsOf(judged: JudgedService, path: string): Buffer {
	const file = judged.workspace.files.get(path);
	return Buffer.from(file ? file.octets() : judged.service.textOf(path)!.octets());
}

/** The octets of a file, cut and put together by hand. */
function replacedOctets(judged: JudgedService, path: string, edits: readonly Edit[]): Buffer {
	const text = judged.service.textOf(path)!;
	const shown = Buffer.from(text.octets());
	const whole = octetsOf(judged, path);
	const parts = [whole.subarray(0, whole.length - shown.length)];
	let from = 0;
	for (const edit of edits) {
		if (isNewFile(edit) || edit.path !== path) continue;
		const start = text.offsetOf(edit.start);
		expect(start, "edits are in order and do not overlap").toBeGreaterThanOrEqual(from);
		parts.push(shown.subarray(from, start), Buffer.from(edit.text));
		from = text.offsetOf(edit.end);
	}
	return Buffer.concat([...parts, shown.subarray(from)]);
}
