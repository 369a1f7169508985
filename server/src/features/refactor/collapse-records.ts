import { rangeText } from "../../rules/fixes/change-generate.ts";
import type { Replacement } from "../../rules/fixes/replacement.ts";
import type { GenerateRange } from "../../syntax/generate.ts";
import { lineEndAt } from "../../text/line-end.ts";
import { toText } from "../../text/utf8.ts";
import type { Block } from "../../zone/block.ts";
import type { ScannedEntry } from "../places/scanned-entry.ts";
import { mayChange } from "./expand-generate.ts";
import { type Rewriting, type Selection, selectedEntries } from "./selection.ts";

/** Fewer records are not worth a directive. */
const FEWEST = 3;

/** A record as it is written on one line. */
interface Line {
	readonly block: Block;
	readonly start: number;
	/** Behind the RDATA, and behind the line end. */
	readonly end: number;
	readonly next: number;
	readonly owner: string;
	readonly head: string;
	readonly rdata: string;
	readonly gap: string;
}

/** Writes records that differ by a number as a `$GENERATE`: all that are selected, which must follow each other. */
export function collapseRecords(selection: Selection): Rewriting | undefined {
	const lines: Line[] = [];
	for (const { block, entry } of selectedEntries(selection)) {
		const line = lineOf(block, entry);
		const before = lines.at(-1);
		if (!line || (before && !follows(line, before))) return undefined;
		lines.push(line);
	}
	const [first, last] = [lines[0], lines.at(-1)];
	if (!first || !last || lines.length < FEWEST) return undefined;
	const found = templates(lines);
	if (!found || !mayChange(selection, last.block, last.next)) return undefined;
	const fields = ["$GENERATE", rangeText(found.range), found.owner, first.head, found.rdata];
	const text = fields.join(first.gap.includes("\t") ? "\t" : " ");
	const replacement: Replacement = {
		file: first.block.slice.file,
		index: first.block.index,
		start: first.start,
		end: last.end,
		text,
	};
	return { title: `Write these ${lines.length} records as a $GENERATE`, replacements: [replacement] };
}

/** A record with an owner of its own, data of one word without escapes, and no comment. */
function lineOf(block: Block, entry: ScannedEntry): Line | undefined {
	const { head, tape, start, end, directive } = entry;
	if (directive !== "" || head.owner !== 0 || head.typeCode < 0 || head.rdata !== tape.count - 1) return undefined;
	const { octets } = tape;
	const rdata = entry.span(head.rdata);
	const text = toText(octets, start, rdata.end);
	// What means something in a template, or to the reader, is left to people.
	if (/[$\\"();{}\r\n]/.test(text) || tape.comment >= 0 || lineEndAt(octets, start) < rdata.end) return undefined;
	if (toText(octets, rdata.end, end).trim() !== "") return undefined;
	const gap = toText(octets, tape.ends[0]!, tape.starts[1]!);
	const fields = Array.from({ length: head.rdata - 1 }, (_, index) => entry.text(index + 1));
	return {
		block,
		start,
		end: rdata.end,
		next: end,
		owner: entry.text(0),
		head: fields.join(gap.includes("\t") ? "\t" : " "),
		rdata: entry.text(head.rdata),
		gap,
	};
}

function follows(line: Line, before: Line): boolean {
	return line.block === before.block && line.start === before.next && line.head === before.head;
}

/** The range and the two templates from which all lines come; undefined where there are none. */
function templates(
	lines: readonly Line[],
): { readonly range: GenerateRange; readonly owner: string; readonly rdata: string } | undefined {
	const owners = columns(lines.map(({ owner }) => owner));
	const data = columns(lines.map(({ rdata }) => rdata));
	const counter = owners?.findLast((column) => typeof column !== "string");
	if (!owners || !data || counter === undefined || typeof counter === "string") return undefined;
	const [start, second] = counter.values;
	const step = second! - start!;
	const range = { start: start!, stop: counter.values.at(-1)!, step };
	if (step < 1 || range.stop > 0x7fffffff) return undefined;
	if (counter.values.some((value, index) => value !== start! + index * step)) return undefined;
	const owner = template(owners, counter.values);
	const rdata = template(data, counter.values);
	return owner === undefined || rdata === undefined ? undefined : { range, owner, rdata };
}

/** What all texts have at one place: the same, or numbers. */
type Column = string | { readonly values: readonly number[]; readonly digits: readonly string[] };

function columns(texts: readonly string[]): Column[] | undefined {
	const parts = texts.map((text) => text.split(/(\d+)/));
	const length = parts[0]!.length;
	if (parts.some((one) => one.length !== length)) return undefined;
	const found: Column[] = [];
	for (let at = 0; at < length; at++) {
		const digits = parts.map((one) => one[at]!);
		if (digits.every((one) => one === digits[0])) found.push(digits[0]!);
		else if (at % 2 === 1 && digits.every((one) => one.length <= 9)) found.push({ values: digits.map(Number), digits });
		else return undefined;
	}
	return found;
}

/** The columns with a place for the counter in them; undefined where their numbers do not follow it. */
function template(found: readonly Column[], counter: readonly number[]): string | undefined {
	let text = "";
	for (const column of found) {
		if (typeof column === "string") {
			text += column;
			continue;
		}
		const { values, digits } = column;
		const offset = values[0]! - counter[0]!;
		if (values.some((value, index) => value !== counter[index]! + offset)) return undefined;
		const width = digits.some((one) => one.length > 1 && one.startsWith("0")) ? digits[0]!.length : 0;
		if (digits.some((one, index) => one !== String(values[index]!).padStart(width, "0"))) return undefined;
		text += width > 0 ? `\${${offset},${width},d}` : offset === 0 ? "$" : `\${${offset},0,d}`;
	}
	return text;
}
