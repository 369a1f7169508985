import { TYPE_CODE } from "../../records/type-code.ts";
import { classifyEntry, Entry, RECORD } from "../../syntax/entry.ts";
import { scanEntry } from "../../syntax/scanner.ts";
import { Tape } from "../../syntax/tape.ts";
import { type RecordId, TTL_WRITTEN } from "../../tables/record-table.ts";
import { toText } from "../../text/utf8.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Block } from "../../zone/block.ts";
import { DEFAULT_TTL } from "../../zone/scan-state.ts";

/** Where a record has its TTL from. */
export type TtlSource =
	| { readonly kind: "written" }
	/** A `$TTL`, or the minimum of the SOA where there is none. */
	| { readonly kind: "directive" | "soa"; readonly path: string; readonly line: number }
	/** The record before it, as BIND takes it where nothing else is known. */
	| { readonly kind: "previous" };

/** Finds it; only blocks that set a TTL are read again. */
export function ttlSource({ reader, tables }: Workspace, record: RecordId): TtlSource {
	if ((tables.records.flags[record]! & TTL_WRITTEN) !== 0) return { kind: "written" };
	const block = reader.blockOf(record);
	// An SOA whose minimum is the TTL of what follows has it as well, so the entry itself counts.
	const own = lastIn(block, tables.records.offset[record]!);
	return own ?? before(block) ?? { kind: "previous" };
}

/** The last entry before a block, in the order of the zone's text, that sets the TTL. */
function before({ slice, index }: Block): TtlSource | undefined {
	for (let at = index - 1; at >= 0; at--) {
		const found = lastThrough(slice.blocks[at]!);
		if (found) return found;
	}
	const { parent } = slice;
	return parent && (lastIn(parent, Number.POSITIVE_INFINITY) ?? before(parent));
}

/** The last entry of a block, or of what it includes, that sets the TTL. */
function lastThrough(block: Block): TtlSource | undefined {
	const child = block.include?.child;
	for (let at = (child?.blocks.length ?? 0) - 1; at >= 0; at--) {
		const found = lastThrough(child!.blocks[at]!);
		if (found) return found;
	}
	return lastIn(block, Number.POSITIVE_INFINITY);
}

/** The last entry of a block, no further than an octet, that sets the TTL. */
function lastIn(block: Block, limit: number): TtlSource | undefined {
	if ((block.writes & DEFAULT_TTL) === 0) return undefined;
	const { path, text } = block.slice.file;
	const { octets } = text.chunks[block.index]!;
	const tape = new Tape();
	const entry = new Entry();
	let found: { kind: "directive" | "soa"; offset: number } | undefined;
	let isKnown = block.stateIn.defaultTtl >= 0;
	for (let at = 0; at < octets.length && at <= limit; ) {
		const next = scanEntry(octets, at, tape, undefined);
		classifyEntry(tape, entry);
		const isDirective = tape.count > 0 && toText(octets, tape.starts[0]!, tape.ends[0]!).toUpperCase() === "$TTL";
		const isSoa = entry.kind === RECORD && entry.typeCode === TYPE_CODE.SOA && entry.ttl < 0 && !isKnown;
		if (isDirective || isSoa) {
			found = { kind: isDirective ? "directive" : "soa", offset: at };
			isKnown = true;
		}
		at = next;
	}
	return found && { kind: found.kind, path, line: text.position(block.index, found.offset).line };
}
