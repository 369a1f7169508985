import type { PolicyKind } from "../../mail/policy-kinds.ts";
import type { SpfTerm } from "../../mail/spf.ts";
import type { Tag } from "../../mail/tag-list.ts";
import type { Field } from "../../records/record-type.ts";
import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import type { Span } from "../../workspace/record-text.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Block } from "../../zone/block.ts";
import type { Zone } from "../../zone/zone.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";

/** What part of an entry a place is. */
export type Part =
	/** The owner of a record, or the template of the owners of a `$GENERATE`. */
	| { readonly kind: "owner" }
	/** A written TTL, be it that of `$TTL`; in seconds. */
	| { readonly kind: "ttl"; readonly seconds: number }
	| { readonly kind: "class" }
	/** The type, by its number at IANA. */
	| { readonly kind: "type"; readonly code: number }
	/** A field of the RDATA, or the template of a `$GENERATE`; without `field` where it belongs to none; `wire` is the field, relative names below the root. */
	| { readonly kind: "field"; readonly code: number; readonly field: Field | undefined; readonly wire: Uint8Array }
	/** A term of an SPF record. */
	| { readonly kind: "spf-term"; readonly term: SpfTerm; readonly text: string }
	/** The version of an SPF record. */
	| { readonly kind: "spf-version" }
	/** A tag of a DKIM key, a DMARC policy and the like. */
	| { readonly kind: "policy-tag"; readonly policy: PolicyKind; readonly tag: Tag }
	/** The word with which a directive begins, in upper case. */
	| { readonly kind: "directive"; readonly word: string }
	/** The name behind `$ORIGIN` or behind the path of an `$INCLUDE`. */
	| { readonly kind: "origin" }
	/** The path of an `$INCLUDE`. */
	| { readonly kind: "path" }
	/** The numbers of a `$GENERATE`. */
	| { readonly kind: "range" };

/** Of the records that a `$GENERATE` makes, a reader is led to so many. */
export const MAX_GENERATED = 256;

/** The name or the address that a part means. */
export type Meant =
	| { readonly kind: "name"; readonly name: NameId }
	| { readonly kind: "address"; readonly address: AddressId };

/** What an entry is in one of the zones in which its file is read. */
export interface Reading {
	readonly zone: Zone;
	readonly universe: Universe;
	readonly block: Block;
	/** The origin in force at the entry. */
	readonly origin: NameId;
	/** The records that were read from it: none for a directive and for what servers refuse, many for a `$GENERATE`. */
	readonly records: readonly RecordId[];
	/** The owner, be it inherited; `NO_NAME` where there is none, or many. */
	readonly owner: NameId;
	/** What the part means: nothing, one name or address, or as many as a `$GENERATE` makes. */
	readonly meant: readonly Meant[];
}

/** What stands at a position of a file. */
export interface Located {
	readonly file: ZoneFile;
	/** The number of the chunk in which the spans lie. */
	readonly index: number;
	/** Octets of the part. */
	readonly span: Span;
	readonly part: Part;
	/** One for each place in a zone where the file is read; none in a file that is in no zone. */
	readonly readings: readonly Reading[];
}
