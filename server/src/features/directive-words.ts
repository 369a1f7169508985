/** The directives, and what each does. */
export const DIRECTIVE_WORDS: ReadonlyMap<string, string> = new Map([
	["$ORIGIN", "names without a dot at their end are completed with this name from here on (RFC 1035 section 5.1)"],
	["$TTL", "the TTL of the records below that write none (RFC 2308 section 4)"],
	[
		"$INCLUDE",
		"reads another file here, below a name if one follows the path; origin and owner are as before behind it (RFC 1035 section 5.1)",
	],
	["$GENERATE", "makes a record for each number of a range, with the number in the place of $ (BIND)"],
	["$DATE", "the time of a dump, from which BIND counts its TTLs"],
]);
