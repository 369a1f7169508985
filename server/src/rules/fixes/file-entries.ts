import { readTtl } from "../../records/duration.ts";
import { classifyEntry, DIRECTIVE, EMPTY, Entry } from "../../syntax/entry.ts";
import { scanEntry } from "../../syntax/scanner.ts";
import { Tape } from "../../syntax/tape.ts";
import { toText } from "../../text/utf8.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";

/** An entry of a file: where it stands and what its first token says of it. */
export interface FileEntry {
	/** Number of its chunk. */
	readonly index: number;
	/** Octets of the chunk; `end` is behind its line end. */
	readonly start: number;
	readonly end: number;
	readonly kind: "empty" | "directive" | "record";
	/** The directive in upper case, or "". */
	readonly directive: string;
	/** The seconds of a `$TTL` that can be read; else below 0. */
	readonly defaultTtl: number;
	/** For a record that begins with a blank: the octet of its first token; else -1. */
	readonly inheritsBefore: number;
	/** Its comment, without the semicolon; "" if it has none. */
	readonly comment: string;
	/** The octet of the chunk at which its semicolon stands; -1 if it has none. */
	readonly commentAt: number;
}

const tape = new Tape();
const entry = new Entry();

/** The entries of a file from octet `offset` of chunk `index` on, which must be the start of an entry. */
export function* entriesFrom(file: ZoneFile, index: number, offset: number): IterableIterator<FileEntry> {
	const { chunks } = file.text;
	for (let at = index; at < chunks.length; at++) {
		const { octets } = chunks[at]!;
		for (let start = at === index ? offset : 0; start < octets.length; ) {
			const end = scanEntry(octets, start, tape, undefined);
			classifyEntry(tape, entry);
			const isRecord = entry.kind !== EMPTY && entry.kind !== DIRECTIVE;
			const directive = entry.kind === DIRECTIVE ? tokenText(0).toUpperCase() : "";
			yield {
				index: at,
				start,
				end,
				kind: entry.kind === EMPTY ? "empty" : isRecord ? "record" : "directive",
				directive,
				defaultTtl: directive === "$TTL" && tape.count > 1 ? readTtl(octets, tape.starts[1]!, tape.ends[1]!) : -1,
				inheritsBefore: isRecord && entry.owner < 0 ? tape.starts[0]! : -1,
				commentAt: tape.comment,
				comment: tape.comment < 0 ? "" : toText(octets, tape.comment + 1, end).trimEnd(),
			};
			start = end;
		}
	}
}

function tokenText(token: number): string {
	return toText(tape.octets, tape.starts[token]!, tape.ends[token]!);
}
