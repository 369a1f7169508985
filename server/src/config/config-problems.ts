import type { ConfigPlace, ConfigProblem } from "./configured-zone.ts";

/** What stands beside place and message; without a rule it is `configuration-syntax`. */
type MoreOfProblem = Partial<Pick<ConfigProblem, "rule" | "ownSeverity" | "related">>;

/** More problems than this in one configuration say nothing new. */
const MAX_PROBLEMS = 10_000;

/** A word of a binary file may be as long as the file. */
const MAX_MESSAGE = 500;

/** Collects what is wrong: a file may be included several times, and a template used by many zones, but it is said once. */
export class ConfigProblems {
	readonly #found: ConfigProblem[] = [];
	readonly #known = new Set<string>();

	get all(): readonly ConfigProblem[] {
		return this.#found;
	}

	report({ path, start, end }: ConfigPlace, message: string, more: MoreOfProblem = {}): void {
		if (this.#found.length === MAX_PROBLEMS) return;
		const shown = message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}…` : message;
		const key = `${path}:${start}:${shown}`;
		if (this.#known.has(key)) return;
		this.#known.add(key);
		this.#found.push({ rule: "configuration-syntax", path, start, end, message: shown, ...more });
	}
}
