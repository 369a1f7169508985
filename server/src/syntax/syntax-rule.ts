import type { Severity } from "./problem.ts";

/** A rule whose findings come from reading the text, before there are records to look at. */
export interface SyntaxRuleRow<Id extends string> {
	/** Names the problem: `unbalanced-quote`. */
	readonly id: Id;
	/** That of its problems, unless a place has its own. */
	readonly severity: Severity;
	/** One line for the table of rules: what the finding says. */
	readonly summary: string;
	/** The documents behind it. */
	readonly sources: readonly string[];
}

export function rule<const Id extends string>(
	id: Id,
	severity: Severity,
	summary: string,
	...sources: readonly string[]
): SyntaxRuleRow<Id> {
	return { id, severity, summary, sources };
}
