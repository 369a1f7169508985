import { isNameKind, name } from "../../records/fields/name.ts";
import { RdataReader } from "../../records/rdata-reader.ts";
import type { Field } from "../../records/record-type.ts";
import { recordTypeByCode } from "../../records/record-types.ts";
import { BACKSLASH, HASH } from "../../text/char.ts";
import type { ScannedEntry } from "./scanned-entry.ts";

/** A field of some RDATA, and its octets in wire form. */
export interface RdataField {
	readonly field: Field;
	readonly wire: Uint8Array;
}

/**
 * The field that a token of the RDATA belongs to; undefined where that cannot be told.
 *
 * @param origin what completes relative names, on the wire.
 */
export function rdataField(tokens: ScannedEntry, token: number, origin: Uint8Array): RdataField | undefined {
	for (const { field, isRead, length } of readFields(tokens, origin)) {
		if (token < reader.next) return isRead ? { field, wire: reader.wire.slice(length, reader.length) } : undefined;
	}
	return undefined;
}

/**
 * Which field of its type a token is, be it not written yet, counted from 0; -1 where all fields are written, and where
 * the RDATA has none that can be told apart.
 *
 * @param token may be the one behind the last.
 */
export function fieldIndex(tokens: ScannedEntry, token: number): number {
	let index = 0;
	let unread = -1;
	let before = tokens.head.rdata;
	for (const { field, isRead } of readFields(tokens, ROOT)) {
		if (token < reader.next || field.kind.many) return index;
		// A last field that may be left out, and is.
		unread = isRead && reader.next === before ? index : -1;
		before = reader.next;
		index++;
	}
	return unread;
}

/** A field that was read, and of its tokens the first and the one behind the last. */
export interface ReadField {
	readonly field: Field;
	readonly isRead: boolean;
	readonly first: number;
	readonly end: number;
	/** How many octets of RDATA are before it. */
	readonly length: number;
}

/** Reads the fields one after the other; behind each, the reader is at the next. */
export function* readFields(tokens: ScannedEntry, origin: Uint8Array): Generator<ReadField> {
	const { head, tape } = tokens;
	const type = recordTypeByCode(head.typeCode);
	if (!type || isGeneric(tokens)) return;
	reader.start(tape, head.rdata, origin, ignoreProblem);
	for (const field of type.fields) {
		const { length, next } = reader;
		const isRead = field.kind.read(reader, field);
		// A word that is wrong, as while somebody types, leaves those behind it what they are.
		if (!isRead) reader.next = Math.max(reader.next, next + 1);
		yield { field, isRead, first: next, end: reader.next, length };
	}
}

/** The absolute name that a token means, on the wire; undefined where it is none. */
export function nameAt(tokens: ScannedEntry, token: number, origin: Uint8Array): Uint8Array | undefined {
	reader.start(tokens.tape, token, origin, ignoreProblem);
	return reader.domainName(ANY_NAME) ? reader.wire.slice(0, reader.length) : undefined;
}

/** The name or address that a field is, on the wire; undefined for other fields. */
export function meaningOf({ field, wire }: RdataField): { kind: "name" | "address"; wire: Uint8Array } | undefined {
	if (isNameKind(field.kind)) return { kind: "name", wire };
	if (field.kind.id === "ipv4" || field.kind.id === "ipv6") return { kind: "address", wire };
	return undefined;
}

/** RDATA in the form of RFC 3597, whose fields cannot be told apart. */
function isGeneric({ head, tape }: ScannedEntry): boolean {
	const start = tape.starts[head.rdata]!;
	return head.rdata < tape.count && tape.octets[start] === BACKSLASH && tape.octets[start + 1] === HASH;
}

/** Its arrays are large, so one serves all. */
const reader = new RdataReader();
const ANY_NAME = name("name");
const ROOT = new Uint8Array(1);
const ignoreProblem = (): void => {};
