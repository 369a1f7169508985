import type { Problem, Severity } from "./problem.ts";

/** A rule whose findings come from reading the text, before there are records to look at. */
interface SyntaxRuleRow<Id extends string> {
	/** Names the problem: `unbalanced-quote`. */
	readonly id: Id;
	/** That of its problems, unless a place has its own. */
	readonly severity: Severity;
	/** One line for the table of rules: what the finding says. */
	readonly summary: string;
	/** The documents behind it. */
	readonly sources: readonly string[];
}

/** Every such rule, in the order of their ids; what they mean is in docs/rules. */
export const SYNTAX_RULES = [
	rule(
		"bad-escape",
		"error",
		"A backslash starts no escape: it takes three digits up to 255, or one other character",
		"RFC 1035 section 5.1",
		"RFC 4343 section 2.1",
	),
	rule("bad-rdata", "error", "A field of the data is not what the record type takes there", "RFC 1035 section 5.1"),
	rule(
		"blank-owner-after-generate",
		"warning",
		"A record without owner behind `$GENERATE` belongs to the owner before the directive",
		"RFC 1035 section 5.1",
		"BIND 9 Administrator Reference Manual",
	),
	rule("class-mismatch", "error", "A record has another class than IN", "RFC 1035 section 5.2"),
	rule(
		"directive-indented",
		"error",
		"A directive does not start in the first column",
		"RFC 1035 section 5.1",
		"RFC 2308 section 4",
	),
	rule("empty-label", "error", "A name has two dots in a row, or begins with one", "RFC 1035 sections 2.3.1 and 5.1"),
	rule("extra-rdata", "error", "There is more data than the record type takes", "RFC 1035 section 5.1"),
	rule(
		"file-has-bom",
		"error",
		"The file begins with a byte order mark, which servers take as part of the first name",
		"RFC 3629 section 6",
	),
	rule(
		"generate-bad-modifier",
		"error",
		"The braces behind `$` in a `$GENERATE` cannot be read",
		"BIND 9 Administrator Reference Manual",
	),
	rule("generate-bad-range", "error", "The range of a `$GENERATE` is none", "BIND 9 Administrator Reference Manual"),
	rule(
		"generate-bad-value",
		"error",
		"What a `$GENERATE` makes for a number is no record",
		"BIND 9 Administrator Reference Manual",
	),
	rule(
		"generate-large",
		"information",
		"A `$GENERATE` makes more records than are looked at",
		"BIND 9 Administrator Reference Manual",
	),
	rule("include-cycle", "error", "A file includes itself, directly or through others", "RFC 1035 section 5.1"),
	rule("include-missing", "error", "The file of an `$INCLUDE` does not exist", "RFC 1035 section 5.1"),
	rule(
		"include-outside",
		"error",
		"The file of an `$INCLUDE` lies outside the workspace and is not read",
		"RFC 1035 section 5.1",
	),
	rule("include-too-deep", "error", "Includes are nested more than ten deep", "RFC 1035 section 5.1"),
	rule("label-too-long", "error", "A label of a name has more than 63 octets", "RFC 1035 section 2.3.4"),
	rule(
		"meta-type",
		"error",
		"A type such as ANY or AXFR is for queries and never in a zone",
		"RFC 1035 section 3.2.3",
		"RFC 6895 section 3.1",
	),
	rule("missing-rdata", "error", "There is less data than the record type takes", "RFC 1035 section 5.1"),
	rule("name-too-long", "error", "A name has more than 255 octets", "RFC 1035 section 2.3.4"),
	rule("no-current-owner", "error", "A record without owner has no record before it", "RFC 1035 section 5.1"),
	rule(
		"no-default-ttl",
		"error",
		"A record has no TTL and none is known",
		"RFC 2308 section 4",
		"RFC 1035 section 5.1",
	),
	rule(
		"out-of-zone",
		"warning",
		"The owner lies outside the zone, so servers ignore the record",
		"RFC 1035 section 5.2",
		"RFC 2181 section 6.1",
	),
	rule("syntax-error", "error", "A line ends too early, or cannot be read", "RFC 1035 section 5.1"),
	rule("ttl-too-large", "warning", "A TTL is above 2147483647, so servers take it as 0", "RFC 2181 section 8"),
	rule("unbalanced-parenthesis", "error", "A parenthesis is never closed, or was never opened", "RFC 1035 section 5.1"),
	rule("unbalanced-quote", "error", "A string is not closed on its line", "RFC 1035 section 5.1"),
	rule(
		"unknown-directive",
		"error",
		"A word that starts with `$` is no directive",
		"RFC 1035 section 5.1",
		"RFC 2308 section 4",
	),
	rule(
		"unknown-type",
		"error",
		"What stands in the place of the type is none",
		"RFC 1035 section 5.1",
		"RFC 3597 section 5",
	),
] as const;

export type SyntaxRule = (typeof SYNTAX_RULES)[number]["id"];

/** The severity of each rule. */
export const SYNTAX_SEVERITIES: ReadonlyMap<string, Severity> = new Map(
	SYNTAX_RULES.map(({ id, severity }) => [id, severity]),
);

/** Whether a problem makes servers refuse the text, whatever the user's settings say. */
export function isSyntaxError({ rule, ownSeverity }: Pick<Problem, "rule" | "ownSeverity">): boolean {
	return (ownSeverity ?? SYNTAX_SEVERITIES.get(rule)) === "error";
}

function rule<const Id extends string>(
	id: Id,
	severity: Severity,
	summary: string,
	...sources: readonly string[]
): SyntaxRuleRow<Id> {
	return { id, severity, summary, sources };
}
