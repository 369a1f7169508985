/** A stretch of a configuration file, in UTF-16 units of its text. */
export interface ConfigSpan {
	readonly start: number;
	readonly end: number;
}

/** One thing that a zone statement says, `file "db.example.com";`, as far as it is written in the statement itself. */
export interface StatementItem extends ConfigSpan {
	/** In lower case: `file`, `zonefile`. */
	readonly keyword: string;
	/** What stands behind the keyword, quotes included; undefined where it is a block or nothing. */
	readonly value: ConfigSpan | undefined;
}

/**
 * The statement of a zone as it is written: `zone "example.com" { … };` of named.conf, `zone:` and its
 * attributes of nsd.conf, an entry of the list `zone:` of knot.conf.
 */
export interface ZoneStatement extends ConfigSpan {
	readonly path: string;
	/** Where its head ends: behind the opening brace, behind `zone:`, behind the dash of the entry. */
	readonly headEnd: number;
	/** The closing brace; the end where there is none. */
	readonly close: number;
	/** The zone's name, quotes included; for nsd.conf and knot.conf it is the value of an item. */
	readonly name: ConfigSpan;
	/** In the order of the text. */
	readonly items: readonly StatementItem[];
}
