import type { SpfTerm } from "../../mail/spf.ts";
import { readTtl } from "../../records/duration.ts";
import type { AddressId } from "../../tables/address-table.ts";
import { type NameId, NO_NAME, ROOT_NAME } from "../../tables/name-table.ts";
import { REFERS_TO_ADDRESS, REFERS_TO_NAME, type RecordId } from "../../tables/record-table.ts";
import type { Position } from "../../text/chunked-text.ts";
import type { Span } from "../../workspace/record-text.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Block } from "../../zone/block.ts";
import { originAt } from "../../zone/origin-at.ts";
import { EntryTokens } from "./entry-tokens.ts";
import { type Located, MAX_GENERATED, type Meant, type Part, type Reading } from "./located.ts";
import { policyPartAt } from "./policy-part.ts";
import { meaningOf, nameAt, rdataField } from "./rdata-field.ts";
import { spfTermAt } from "./spf-terms.ts";

/** A part of an entry: its octets and its first token. */
interface FoundPart {
	readonly part: Part;
	readonly span: Span;
	readonly token: number;
}

/**
 * What stands at a position of a zone file; undefined in comments, between words and in files of other
 * kinds. The workspace must be settled.
 */
export function locate(workspace: Workspace, path: string, position: Position): Located | undefined {
	const file = workspace.files.get(path);
	if (!file) return undefined;
	const { index, offset } = file.text.locate(position);
	const tokens = new EntryTokens(file, index, offset);
	const found = partAt(tokens, offset);
	if (!found) return undefined;
	const readings = file.slices.flatMap((slice) => {
		const block = slice.blocks[index];
		return block ? [readingOf(workspace, block, tokens, found)] : [];
	});
	return { file, index, span: found.span, part: found.part, readings };
}

function partAt(tokens: EntryTokens, offset: number): FoundPart | undefined {
	const token = tokens.at(offset);
	if (token < 0) return undefined;
	const term = tokens.directive === "" && token >= tokens.head.rdata ? spfTermAt(tokens, offset) : undefined;
	if (term) return { part: { kind: "spf-term", term: term.term, text: term.text }, span: term.span, token };
	const policy = token >= tokens.head.rdata ? policyPartAt(tokens, offset) : undefined;
	if (policy) return { ...policy, token };
	const part = tokens.directive === "" ? recordPart(tokens, token) : directivePart(tokens, token);
	return part && { part, span: tokens.span(token), token };
}

function directivePart(tokens: EntryTokens, token: number): Part | undefined {
	const word = tokens.directive;
	if (token === 0) return { kind: "directive", word };
	if (word === "$GENERATE") {
		if (token === 1) return { kind: "range" };
		return token === 2 ? { kind: "owner" } : (headPart(tokens, token) ?? fieldPart(tokens, token));
	}
	if (word === "$TTL" && token === 1) return ttlPart(tokens, token);
	if (word === "$ORIGIN" && token === 1) return { kind: "origin" };
	if (word === "$INCLUDE" && token <= 2) return token === 1 ? { kind: "path" } : { kind: "origin" };
	return undefined;
}

function recordPart(tokens: EntryTokens, token: number): Part | undefined {
	if (token === tokens.head.owner) return { kind: "owner" };
	return headPart(tokens, token) ?? fieldPart(tokens, token);
}

/** A TTL, class or type. */
function headPart(tokens: EntryTokens, token: number): Part | undefined {
	const { ttlToken, classToken, typeToken, typeCode } = tokens.head;
	if (token === ttlToken) return ttlPart(tokens, token);
	if (token === classToken) return { kind: "class" };
	return token === typeToken && typeCode >= 0 ? { kind: "type", code: typeCode } : undefined;
}

function ttlPart(tokens: EntryTokens, token: number): Part {
	const { start, end } = tokens.inside(token);
	return { kind: "ttl", seconds: readTtl(tokens.tape.octets, start, end) };
}

function fieldPart(tokens: EntryTokens, token: number): Part | undefined {
	const code = tokens.head.typeCode;
	if (code < 0 || token < tokens.head.rdata) return undefined;
	const found = tokens.directive === "" ? rdataField(tokens, token, ROOT_WIRE) : undefined;
	return { kind: "field", code, field: found?.field, wire: found?.wire ?? NOTHING };
}

const ROOT_WIRE = new Uint8Array(1);
const NOTHING = new Uint8Array(0);

function readingOf(workspace: Workspace, block: Block, tokens: EntryTokens, found: FoundPart): Reading {
	const { records } = workspace.tables;
	const { zone } = block.slice;
	const origin = originAt(block, tokens.start);
	const own: RecordId[] = [];
	for (const record of block.records) if (records.offset[record] === tokens.start) own.push(record as RecordId);
	const owner = own.length === 1 ? (records.owner[own[0]!]! as NameId) : writtenOwner(workspace, tokens, origin);
	const place = { zone, universe: workspace.zones.universeOf(zone), block, origin, records: own, owner };
	return { ...place, meant: meanings(workspace, tokens, found, place) };
}

/** The owner of an entry of which no record could be read. */
function writtenOwner(workspace: Workspace, tokens: EntryTokens, origin: NameId): NameId {
	if (tokens.directive !== "" || tokens.head.owner < 0) return NO_NAME;
	return nameId(workspace, nameAt(tokens, tokens.head.owner, workspace.tables.names.wire(origin)));
}

function meanings(
	workspace: Workspace,
	tokens: EntryTokens,
	{ part, token }: FoundPart,
	{ owner, origin, records }: Omit<Reading, "meant">,
): Meant[] {
	const isGenerate = tokens.directive !== "" && part.kind !== "origin";
	if (part.kind === "owner" && isGenerate) return distinct(records.slice(0, MAX_GENERATED).map(ownerOf(workspace)));
	if (part.kind === "owner") return named(owner);
	if (part.kind === "spf-term") return meaningOfTerm(workspace, part.term, owner);
	if (part.kind === "origin") {
		return named(nameId(workspace, nameAt(tokens, token, workspace.tables.names.wire(origin))));
	}
	if (part.kind !== "field") return [];
	if (isGenerate) return distinct(records.slice(0, MAX_GENERATED).flatMap(referenceOf(workspace)));
	const field = rdataField(tokens, token, workspace.tables.names.wire(origin));
	// Fields in hexadecimal cannot be told apart, but the record is known.
	if (!field) return records.flatMap(referenceOf(workspace));
	const meaning = meaningOf(field);
	if (!meaning) return [];
	if (meaning.kind === "address") return [addressed(workspace, meaning.wire)];
	return named(nameId(workspace, meaning.wire));
}

function distinct(meant: readonly Meant[]): Meant[] {
	return [...new Map(meant.map((one) => [one.kind === "name" ? one.name : one.address, one])).values()];
}

function ownerOf({ tables }: Workspace): (record: RecordId) => Meant {
	return (record) => ({ kind: "name", name: tables.records.owner[record]! as NameId });
}

function referenceOf({ tables }: Workspace): (record: RecordId) => Meant[] {
	const { flags, reference } = tables.records;
	return (record) => {
		if ((flags[record]! & REFERS_TO_NAME) !== 0) return named(reference[record]! as NameId);
		if ((flags[record]! & REFERS_TO_ADDRESS) === 0) return [];
		return [{ kind: "address", address: reference[record]! as AddressId }];
	};
}

/** What a term of an SPF record speaks of: one address, or the domain that it names; without a domain, that of the record. */
function meaningOfTerm(workspace: Workspace, term: SpfTerm, owner: NameId): Meant[] {
	const { address, domain, kind, macro } = term;
	if (address) {
		const length = address.length === 4 ? term.prefix4 : term.prefix6;
		return length === address.length * 8 ? [addressed(workspace, address)] : [];
	}
	if (macro) return [];
	if (domain !== undefined) return named(workspace.name(domain));
	return kind === "a" || kind === "mx" ? named(owner) : [];
}

function addressed({ tables }: Workspace, octets: Uint8Array): Meant {
	return { kind: "address", address: tables.addresses.intern(octets, 0, octets.length) };
}

function named(name: NameId): Meant[] {
	return name === NO_NAME ? [] : [{ kind: "name", name }];
}

function nameId({ tables }: Workspace, wire: Uint8Array | undefined): NameId {
	return wire ? tables.names.intern(wire, 0, wire.length - 1, ROOT_NAME) : NO_NAME;
}
