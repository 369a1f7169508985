import { ruleLink } from "../features/rule-link.ts";
import { spellingDistance } from "../text/spelling-distance.ts";
import { CommandFailure } from "./command-failure.ts";
import { EXIT_FAILURE, EXIT_OK, EXIT_USAGE, type ExitStatus } from "./exit-status.ts";
import { Output } from "./output.ts";
import { RULE_PAGES, rulePage, rulesWithPage } from "./rule-pages.ts";

/** More rules than this that could have been meant are no help. */
const MOST_MEANT = 8;

/**
 * `zonetrio explain`: prints the page of a rule as Markdown.
 *
 * @throws CommandFailure where there is no such rule, with those whose names are like it, or no page can be read.
 */
export function explain(rule: string): ExitStatus {
	const rules = pages(rule);
	if (!rules.includes(rule)) {
		const meant = alike(rule, rules);
		const hint = meant.length > 0 ? `. Is one of these meant? ${meant.join(", ")}` : "";
		throw new CommandFailure(EXIT_USAGE, `there is no rule ${rule}${hint}`);
	}
	const output = new Output();
	output.write(rulePage(rule));
	output.flush();
	return EXIT_OK;
}

function pages(rule: string): string[] {
	try {
		return rulesWithPage();
	} catch (error) {
		const why = error instanceof Error && "code" in error ? error.code : error;
		const page = ruleLink(/^[a-z0-9-]+$/.test(rule) ? rule : "README");
		throw new CommandFailure(
			EXIT_FAILURE,
			`the pages of the rules are not beside this program, in ${RULE_PAGES} (${why}): read ${page}`,
		);
	}
}

/** The rules that have a word like each of those of a name, in any order; those with the fewest other words. */
function alike(rule: string, rules: readonly string[]): string[] {
	const words = rule.toLowerCase().split(/[^a-z0-9]+/);
	const has = (word: string, other: string) => other.split("-").some((one) => isAlike(word, one));
	const meant = rules.filter((other) => words.every((word) => has(word, other)));
	return meant.sort((one, other) => one.length - other.length || (one < other ? -1 : 1)).slice(0, MOST_MEANT);
}

/** A letter in three may be wrong. */
function isAlike(word: string, other: string): boolean {
	const most = Math.ceil(word.length / 3);
	return spellingDistance(word, other, most) <= most;
}
