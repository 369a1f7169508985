import type { Repair } from "./repair.ts";

/** How much a finding matters; the order is that of the language server protocol. */
export type Severity = "error" | "warning" | "information" | "hint";

/** Something wrong with the text itself, found while it is read; `start` and `end` are octets within the chunk. */
export interface Problem {
	/** Id of a row of `SYNTAX_RULES`. */
	readonly rule: string;
	/** Where it is not that of the rule. */
	readonly ownSeverity?: Severity;
	/** Set where the text is read all the same, though the rule is mostly broken by what cannot be read. */
	readonly isRead?: true;
	readonly start: number;
	readonly end: number;
	readonly message: string;
	/** For an address outside the zone: the number of its owner's name, which may be that of a name server of the zone. */
	readonly glueOf?: number;
	/** What can be done about it, the best first. */
	readonly repairs?: readonly Repair[];
}
