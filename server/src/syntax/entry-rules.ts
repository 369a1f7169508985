import { rule } from "./syntax-rule.ts";

/** What can be wrong with the text of a file and with what stands before the data of a record. In the order of their ids. */
export const ENTRY_RULES = [
	rule(
		"alias-type-unsupported",
		"error",
		"A type such as ALIAS is known to other servers only",
		"PowerDNS documentation",
		"BIND 9 Administrator Reference Manual",
	),
	rule("class-mismatch", "error", "A record has another class than IN", "RFC 1035 section 5.2"),
	rule(
		"file-has-bom",
		"error",
		"The file begins with a byte order mark, which servers take as part of the first name",
		"RFC 3629 section 6",
	),
	rule("no-current-owner", "error", "A record without owner has no record before it", "RFC 1035 section 5.1"),
	rule(
		"no-default-ttl",
		"error",
		"A record has no TTL and none is known",
		"RFC 2308 section 4",
		"RFC 1035 section 5.1",
	),
	rule(
		"out-of-zone-glue-like",
		"information",
		"A zone gives the address of a name server that lies outside it, and servers ignore it",
		"RFC 9471 section 2",
		"RFC 2181 section 6.1",
	),
	rule(
		"out-of-zone-record",
		"error",
		"The owner lies outside the zone, so servers ignore the record",
		"RFC 1035 section 5.2",
		"RFC 2181 section 6.1",
	),
	rule("syntax-error", "error", "A line ends too early, or cannot be read", "RFC 1035 section 5.1"),
	rule("ttl-too-large", "warning", "A TTL is above 2147483647, so servers take it as 0", "RFC 2181 section 8"),
	rule("unbalanced-parenthesis", "error", "A parenthesis is never closed, or was never opened", "RFC 1035 section 5.1"),
	rule("unbalanced-quote", "error", "A string is not closed on its line", "RFC 1035 section 5.1"),
	rule(
		"unknown-type",
		"error",
		"What stands in the place of the type is none",
		"RFC 1035 section 5.1",
		"RFC 3597 section 5",
	),
] as const;
