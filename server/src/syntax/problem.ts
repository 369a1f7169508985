/** How much a finding matters; the order is that of the language server protocol. */
export type Severity = "error" | "warning" | "information" | "hint";

/** Something wrong with the text itself, found while it is read; `start` and `end` are octets within the chunk. */
export interface Problem {
	readonly rule: string;
	readonly severity: Severity;
	readonly start: number;
	readonly end: number;
	readonly message: string;
}

/** The rules whose findings come from reading the text; what they mean is in docs/rules. */
export const SYNTAX_RULES = [
	"bad-escape",
	"bad-rdata",
	"blank-owner-after-generate",
	"class-mismatch",
	"directive-indented",
	"empty-label",
	"extra-rdata",
	"file-has-bom",
	"generate-bad-modifier",
	"generate-bad-range",
	"generate-bad-value",
	"generate-large",
	"include-cycle",
	"include-missing",
	"include-outside",
	"include-too-deep",
	"label-too-long",
	"meta-type",
	"missing-rdata",
	"name-too-long",
	"no-current-owner",
	"no-ttl",
	"out-of-zone",
	"syntax-error",
	"ttl-too-large",
	"unbalanced-parenthesis",
	"unbalanced-quote",
	"unknown-directive",
	"unknown-type",
] as const;

export type SyntaxRule = (typeof SYNTAX_RULES)[number];
