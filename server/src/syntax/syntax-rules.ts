import { DIRECTIVE_RULES } from "./directive-rules.ts";
import { ENTRY_RULES } from "./entry-rules.ts";
import type { Problem, Severity } from "./problem.ts";
import { RDATA_RULES } from "./rdata-rules.ts";
import type { SyntaxRuleRow } from "./syntax-rule.ts";

const ROWS = [...ENTRY_RULES, ...DIRECTIVE_RULES, ...RDATA_RULES] as const;

export type SyntaxRule = (typeof ROWS)[number]["id"];

/** Every rule about the text, in the order of their ids; what they mean is in docs/rules. */
export const SYNTAX_RULES: readonly SyntaxRuleRow<SyntaxRule>[] = [...ROWS].sort((one, other) =>
	one.id < other.id ? -1 : 1,
);

/** The severity of each rule. */
export const SYNTAX_SEVERITIES: ReadonlyMap<string, Severity> = new Map(
	SYNTAX_RULES.map(({ id, severity }) => [id, severity]),
);

/** What is wrong with a record that has been read: servers load the zone without it. */
const READ: ReadonlySet<string> = new Set(["out-of-zone-record"] satisfies SyntaxRule[]);

/** Whether a problem keeps the text from being read, so that servers refuse it, whatever the user's settings say. */
export function isSyntaxError({ rule, ownSeverity }: Pick<Problem, "rule" | "ownSeverity">): boolean {
	if (READ.has(rule)) return false;
	return (ownSeverity ?? SYNTAX_SEVERITIES.get(rule)) === "error";
}
