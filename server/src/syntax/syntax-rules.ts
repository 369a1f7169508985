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

/** Rules about text of which records come all the same, and no others than BIND reads; though some server refuses them, or they are of no use. */
const READ_ALL_THE_SAME: ReadonlySet<string> = new Set<SyntaxRule>([
	"generate-nibble-even-width",
	"missing-space-between-strings",
	"owner-not-hostname",
	"nested-parenthesis",
	"newline-in-string",
	"non-ascii-name",
	"non-ascii-text",
	"origin-missing-dot",
	"out-of-zone-record",
	"ttl-exceeds-max-zone-ttl",
]);

/** Whether a problem means that text cannot be read, whatever the user's settings say. */
export function isSyntaxError({
	rule,
	ownSeverity,
	isRead,
}: Pick<Problem, "rule" | "ownSeverity" | "isRead">): boolean {
	return !isRead && (ownSeverity ?? SYNTAX_SEVERITIES.get(rule)) === "error" && !READ_ALL_THE_SAME.has(rule);
}
