import type { Finding } from "../rules/engine/finding.ts";
import { TEXT_SUBJECT } from "../rules/engine/finding-table.ts";
import { type Edit, type Fix, isFix, isRefusal, type Refusal, withoutNewFiles } from "../rules/fix.ts";
import { Rehearsal } from "./rehearsal.ts";
import type { ZoneService } from "./zone-service.ts";

/** Which findings are repaired together. */
export interface ManyFindings {
	/** The files in which they stand, in the workspace as the repairs so far have left it. */
	paths(service: ZoneService): readonly string[];
	/** The rule whose findings they are; all rules where it is not given. */
	readonly rule?: string;
	/** `safe`: only what can be made unseen. `offered`: also what is to be looked at. */
	readonly fixes: "safe" | "offered";
	/** Whether a finding is one of them, in the workspace as the repairs so far have left it; all of the rule and the files are where it is not given. */
	includes?(finding: Finding, service: ZoneService): boolean;
	/** The only file that may be changed. */
	readonly within?: string;
	/** Whether new files may be made. */
	readonly newFiles: boolean;
	/** What the user chose where several repairs would do: finding, as `findingKey` names it, → title of the repair. */
	readonly choices?: Readonly<Record<string, string>>;
	/** Repairs that are not made: finding, as `findingKey` names it, → why not. */
	readonly leaves?: ReadonlyMap<string, string>;
	/** Told of each repair that was made, with the workspace as it is then. */
	onMade?(repair: Repaired, service: ZoneService): void;
}

/** A repair that is made. */
export interface Repaired {
	/** As it was then: repairs before it may have moved it. */
	readonly finding: Finding;
	readonly title: string;
	/** The files that it changes or creates. */
	readonly paths: readonly string[];
}

/** A finding that stays, and why. */
export interface Unrepaired {
	readonly finding: Finding;
	/** `key` and the titles among which the user is to choose, the best first; none where nothing can be made. */
	readonly choice?: { readonly key: string; readonly titles: readonly string[] };
	/** Why its repair cannot be made. */
	readonly refusal?: Refusal;
}

/** What became of many findings. */
export interface ManyRepaired {
	readonly edits: readonly Edit[];
	/** The repairs that the edits make. */
	readonly made: readonly Repaired[];
	readonly left: readonly Unrepaired[];
	/** The workspace as the edits leave it, settled. */
	readonly after: ZoneService;
}

/** One repair may uncover the next; so often all files are gone through. */
const MAX_ROUNDS = 8;

/** The name of a finding, by which it is known again after edits elsewhere. */
export function findingKey({ rule, path, message }: Finding): string {
	return JSON.stringify([rule, path, message]);
}

/**
 * Repairs many findings, each after the repairs before it, on a copy of the workspace. A generator, so that
 * others can work in between: it yields after each step and returns what is to be changed, or undefined where the
 * workspace has changed meanwhile.
 *
 * @param isTimeUp whether the step that is being made has lasted long enough.
 */
export function* repairMany(
	service: ZoneService,
	many: ManyFindings,
	isTimeUp: () => boolean,
): Generator<void, ManyRepaired | undefined> {
	const rehearsal = new Rehearsal(service);
	const open = new Map<string, Unrepaired>();
	/** Subject and finding → how many findings of it were alike when one was repaired: if none fewer are left, it is not repaired again. */
	const tried = new Map<string, number>();
	const made: Repaired[] = [];
	while (!rehearsal.settle(isTimeUp)) yield;
	for (let round = 0, before = -1; round < MAX_ROUNDS && made.length > before; round++) {
		before = made.length;
		open.clear();
		for (const path of many.paths(rehearsal.service)) {
			for (const subject of rehearsal.subjects(path, many.rule)) {
				const found = rehearsal.findingsAbout(subject, path);
				for (const finding of found) {
					if (!isWanted(finding, many, rehearsal.service)) continue;
					// What is said of the text of a line is often said of many.
					const key = subject.kind === TEXT_SUBJECT ? `${subject.key} ${findingKey(finding)}` : findingKey(finding);
					const alike = found.filter((one) => findingKey(one) === findingKey(finding)).length;
					const attempt = `${subject.kind} ${subject.key} ${findingKey(finding)}`;
					const fix = alike < (tried.get(attempt) ?? Number.POSITIVE_INFINITY) ? fixFor(finding, many) : undefined;
					const harm = fix && many.leaves?.get(findingKey(finding));
					const paths =
						harm === undefined ? fix && rehearsal.make(many.newFiles ? fix : withoutFiles(fix)) : { refusal: harm };
					if (!fix || !paths || isRefusal(paths)) {
						open.set(key, paths && isRefusal(paths) ? { finding, refusal: paths } : { finding });
						continue;
					}
					tried.set(attempt, alike);
					const repair = { finding, title: fix.title, paths };
					made.push(repair);
					while (!rehearsal.settle(isTimeUp)) yield;
					many.onMade?.(repair, rehearsal.service);
					// What else was found about the subject may be gone, or have another repair now.
					break;
				}
				if (isTimeUp()) yield;
			}
			if (!rehearsal.isCurrent) return undefined;
		}
	}
	const left: Unrepaired[] = [];
	for (const one of open.values()) {
		left.push(one.refusal === undefined ? unchosen(one.finding, many) : one);
		if (isTimeUp()) yield;
	}
	const edits = made.length > 0 ? rehearsal.edits() : [];
	return rehearsal.isCurrent ? { edits, made, left, after: rehearsal.service } : undefined;
}

function isWanted(finding: Finding, many: ManyFindings, service: ZoneService): boolean {
	const { rule, fixes } = many;
	if (rule !== undefined && finding.rule !== rule) return false;
	if (many.includes?.(finding, service) === false) return false;
	return fixes === "offered" || finding.actions.some((action) => isFix(action) && action.safe);
}

/** The repair to make of a finding: the one that was chosen, else the preferred one, if it is safe where only such are made; none where that is not ours to say. */
function fixFor(finding: Finding, many: ManyFindings): Fix | undefined {
	const offered = repairsOf(finding);
	const chosen = many.choices?.[findingKey(finding)];
	const fix =
		chosen === undefined
			? offered.find(({ preferred, safe }) => preferred && (safe || many.fixes === "offered"))
			: offered.find(({ title }) => title === chosen);
	if (!fix || many.within === undefined) return fix;
	const edits = fix.edits();
	return isRefusal(edits) || edits.every(({ path }) => path === many.within) ? fix : undefined;
}

/** Repairs that ask nothing. */
function repairsOf(finding: Finding): Fix[] {
	return finding.actions.filter(isFix).filter(({ question }) => question === undefined);
}

/** What is to be said of a finding whose repair was not chosen: among which one can choose, or why none can be made. */
function unchosen(finding: Finding, many: ManyFindings): Unrepaired {
	const offered = many.fixes === "offered" ? repairsOf(finding) : [];
	const refusals: Refusal[] = [];
	const titles: string[] = [];
	for (const fix of offered) {
		const edits = fix.edits();
		if (isRefusal(edits)) refusals.push(edits);
		else titles.push(fix.title);
	}
	if (titles.length > 0) return { finding, choice: { key: findingKey(finding), titles } };
	const [refusal] = refusals;
	return refusal === undefined ? { finding } : { finding, refusal };
}

function withoutFiles(fix: Fix): Fix {
	return { ...fix, edits: () => withoutNewFiles(fix.edits()) };
}
