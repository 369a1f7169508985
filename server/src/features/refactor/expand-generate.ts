import { entriesFrom } from "../../rules/fixes/file-entries.ts";
import { lineEndOfFile } from "../../rules/fixes/line-end-of-file.ts";
import { beginsWithBlank } from "../../rules/fixes/state-at.ts";
import { writtenGenerate } from "../../rules/fixes/written-generate.ts";
import { fillTemplate, MAX_GENERATED, rangeSize, readTemplate } from "../../syntax/generate.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { toOctets, toText } from "../../text/utf8.ts";
import type { Block } from "../../zone/block.ts";
import { type Rewriting, type Selection, selectedEntries } from "./selection.ts";

/** More lines than this nobody wants to read. */
const MOST_LINES = 4096;

/** Writes the records that a `$GENERATE` makes in its place. */
export function expandGenerate(selection: Selection): Rewriting | undefined {
	const { workspace } = selection;
	const { records } = workspace.tables;
	for (const { block, entry } of selectedEntries(selection)) {
		if (entry.directive !== "$GENERATE") continue;
		const { start, end } = entry;
		const made = [...block.records].filter((record) => records.offset[record] === start) as RecordId[];
		const text = made[0] === undefined ? undefined : workspace.recordText(made[0]);
		const generate = text && writtenGenerate(text);
		if (!text || !generate || made.length !== rangeSize(generate.range)) return undefined;
		if (made.length > Math.min(MOST_LINES, MAX_GENERATED) || !mayChange(selection, block, end)) return undefined;
		const { range, ttl, type, gap } = generate;
		const head = [ttl, generate.class, type].filter((field) => field !== undefined);
		const lines: string[] = [];
		for (let value = range.start; value <= range.stop; value += range.step) {
			const [owner, rdata] = [filled(generate.owner, value), filled(generate.rdata, value)];
			if (owner === undefined || rdata === undefined) return undefined;
			lines.push([owner, ...head, rdata].join(gap.includes("\t") ? "\t" : " "));
		}
		return {
			title: `Write the ${lines.length} records of this $GENERATE`,
			replacements: [
				{
					file: block.slice.file,
					index: block.index,
					start,
					end: text.fields[0]!.end,
					text: lines.join(lineEndOfFile(block.slice.file)),
				},
			],
		};
	}
	return undefined;
}

/** Whether what stands behind means the same when records stand before it, or no records any more. */
export function mayChange({ workspace, file }: Selection, block: Block, end: number): boolean {
	// Without a $TTL, each TTL that is written holds for what follows.
	if (block.stateOut.defaultTtl < 0) return false;
	for (const next of entriesFrom(file, block.index, end)) {
		if (next.kind === "empty") continue;
		if (next.inheritsBefore >= 0) return false;
		if (next.directive === "$INCLUDE" && beginsWithBlank(workspace, block.slice.blocks[next.index]!)) return false;
		if (next.kind === "record") break;
	}
	return true;
}

function filled(written: string, value: number): string | undefined {
	const octets = toOctets(written);
	const template = readTemplate(octets, 0, octets.length);
	const length = template ? fillTemplate(template, value, out) : -1;
	return length < 0 ? undefined : toText(out, 0, length);
}

const out = new Uint8Array(8192);
