import type { RdataCursor, RdataReader } from "./rdata-reader.ts";
import type { RdataFault, RdataRule } from "./rdata-rule.ts";

/** How one kind of field is written in a master file, and how it looks on the wire. */
export interface FieldKind {
	/** Name of the kind, as in the documentation: `uint16`, `host`, … */
	readonly id: string;
	/** What may stand there, for messages that end "must be …": `a number from 0 to 65535`. */
	readonly expects: string;
	/** The rule that a text breaks which cannot stand there; `bad-rdata` where it is not given. */
	readonly fault?: RdataRule;
	/** Set where it takes all words that are left. */
	readonly many?: true;
	/** Words of a registry that may stand there, and what each means; other texts may do as well. */
	readonly words?: ReadonlyMap<string, string>;
	/** Reads the field's tokens and appends its octets; false after it has reported what is wrong. */
	read(reader: RdataReader, field: Field): boolean;
	/** The canonical text of the field's octets, as `named-compilezone -D -f text` writes it. */
	show(cursor: RdataCursor, field: Field): string;
	/**
	 * For `\#` records: whether the octets at the cursor can be this field; moves the cursor behind them.
	 * Left out where any octets of the right number will do, which `show` then finds by itself.
	 */
	valid?(cursor: RdataCursor): boolean;
	/** Whether the octets at the cursor, though valid, have no text of their own, so that the whole record is shown with `\#`. Does not move the cursor. */
	opaque?(cursor: RdataCursor): boolean;
}

/** One field of a record type. */
export interface Field {
	/** In words, as messages and hovers show it: `mail server`. */
	readonly name: string;
	readonly kind: FieldKind;
}

/** Where a record of a type may stand. */
export type Placement = "anywhere" | "apex" | "not-apex" | "delegation";

/** One row of the record table. */
export interface RecordType {
	/** Number at IANA. */
	readonly code: number;
	/** Mnemonic, in upper case. */
	readonly name: string;
	readonly status: "standard" | "experimental" | "obsolete" | "meta";
	/** The document that defines it: `RFC 1035`. */
	readonly reference: string;
	/** What it is for, in a few words. */
	readonly summary: string;
	readonly fields: readonly Field[];
	/** What its first name or address refers to; `none` if nobody looks it up. */
	readonly points: "address" | "host" | "name" | "none";
	/** At most one record of this type at a name. */
	readonly singleton: boolean;
	readonly placement: Placement;
	/** Whether BIND tests the owner as a host name (check-names). */
	readonly hostOwner: boolean;
	/** Why a record of this type never stands in a zone file, as the end of a sentence that starts with its name. Undefined: BIND takes it. */
	readonly refused?: string;
	/** A check of the whole RDATA, where fields depend on one another. Returns what is wrong, or undefined. */
	readonly check?: (wire: Uint8Array, length: number) => Omit<RdataFault, "token"> | undefined;
	/**
	 * Whether rules about the values in the data have anything to look at. Given for types of which zones have many records,
	 * most of them as they should be, so that these need not be read again; said once, while the record is read.
	 */
	readonly remarkable?: (wire: Uint8Array, length: number) => boolean;
	/** What is really wrong where a field found a fault: the fields may be in the wrong order, or one too many. */
	readonly explain?: (fault: RdataFault, reader: RdataReader) => RdataFault;
}
