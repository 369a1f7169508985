import { Entry, readHead } from "../../syntax/entry.ts";
import { type GenerateRange, readRange } from "../../syntax/generate.ts";
import { scanEntry } from "../../syntax/scanner.ts";
import { Tape } from "../../syntax/tape.ts";
import { toText } from "../../text/utf8.ts";
import type { RecordText, Span } from "../../workspace/record-text.ts";

/** A `$GENERATE` as it is written. */
export interface WrittenGenerate {
	readonly range: GenerateRange;
	readonly rangeSpan: Span;
	/** The templates. */
	readonly owner: string;
	readonly rdata: string;
	/** As they are written; undefined where they are left out. */
	readonly ttl: string | undefined;
	readonly class: string | undefined;
	readonly type: string;
	/** What stands between the directive and its range. */
	readonly gap: string;
}

const tape = new Tape();
const head = new Entry();

/** The `$GENERATE` that made a record; undefined where it cannot be read as one line of plain fields. */
export function writtenGenerate({ block, entry }: RecordText): WrittenGenerate | undefined {
	const { octets } = block.slice.file.text.chunks[block.index]!;
	scanEntry(octets, entry.start, tape, undefined);
	readHead(tape, head, 3);
	const token = (index: number) => toText(octets, tape.starts[index]!, tape.ends[index]!);
	const optional = (index: number) => (index < 0 ? undefined : token(index));
	const range = readRange(token(1));
	const gap = toText(octets, tape.ends[0]!, tape.starts[1]!);
	if (!range || head.rdata !== tape.count - 1 || !/^[ \t]+$/.test(gap)) return undefined;
	return {
		range,
		rangeSpan: { start: tape.starts[1]!, end: tape.ends[1]! },
		owner: token(2),
		rdata: token(head.rdata),
		ttl: optional(head.ttlToken),
		class: optional(head.classToken),
		type: token(head.typeToken),
		gap,
	};
}
