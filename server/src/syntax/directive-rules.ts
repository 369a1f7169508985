import { rule } from "./syntax-rule.ts";

/** What can be wrong with a directive, and with what stands behind it. In the order of their ids. */
export const DIRECTIVE_RULES = [
	rule(
		"blank-owner-after-generate",
		"warning",
		"A record without owner behind `$GENERATE` belongs to the owner before the directive",
		"RFC 1035 section 5.1",
		"BIND 9 Administrator Reference Manual",
	),
	rule(
		"directive-indented",
		"error",
		"A directive does not start in the first column",
		"RFC 1035 section 5.1",
		"RFC 2308 section 4",
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
	rule(
		"unknown-directive",
		"error",
		"A word that starts with `$` is no directive",
		"RFC 1035 section 5.1",
		"RFC 2308 section 4",
	),
] as const;
