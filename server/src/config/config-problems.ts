import type { ConfigPlace, ConfigProblem } from "./configured-zone.ts";

/** What stands beside place and message; without a rule it is `configuration-syntax`. */
type MoreOfProblem = Partial<Pick<ConfigProblem, "rule" | "ownSeverity" | "related">>;

/** More problems than this in one configuration say nothing new. */
const MAX_PROBLEMS = 10_000;

/** Collects what is wrong: a file may be included several times, and a template used by many zones, but it is said once. */
export class ConfigProblems {
	readonly #found: ConfigProblem[] = [];
	readonly #known = new Set<string>();

	get all(): readonly ConfigProblem[] {
		return this.#found;
	}

	report({ path, start, end }: ConfigPlace, message: string, more: MoreOfProblem = {}): void {
		const key = `${path}:${start}:${message}`;
		if (this.#found.length === MAX_PROBLEMS || this.#known.has(key)) return;
		this.#known.add(key);
		this.#found.push({ rule: "configuration-syntax", path, start, end, message, ...more });
	}
}
