import type { GenerateRange } from "../../syntax/generate.ts";
import type { Action } from "../fix.ts";
import { changeRange } from "../fixes/change-generate.ts";
import { writtenGenerate } from "../fixes/written-generate.ts";
import type { RecordView } from "../views/record-view.ts";
import type { ClasslessRange } from "./classless-label.ts";

/** Lets the `$GENERATE` that made a record end where a block of octets ends, and begin where it begins. */
export function cutRangeActions(record: RecordView, { first, last }: ClasslessRange): readonly Action[] {
	const range = octetRange(record);
	if (!range) return [];
	const { start, stop, step } = range;
	const skipped = Math.max(0, Math.ceil((first - start) / step));
	const from = start + skipped * step;
	return from > last ? [] : rangeActions(record, { start: from, stop: Math.min(stop, last), step });
}

/** Lets it reach the octets that are left out, if nothing else lies between. */
export function extendRangeActions(record: RecordView, left: readonly number[]): readonly Action[] {
	const range = octetRange(record);
	const [first, last] = [left[0], left.at(-1)];
	if (range?.step !== 1 || first === undefined || last === undefined) return [];
	const start = Math.min(range.start, first);
	const stop = Math.max(range.stop, last);
	const missing = new Set(left);
	for (let octet = start; octet <= stop; octet++) {
		const isOwn = octet >= range.start && octet <= range.stop;
		if (!isOwn && !missing.has(octet)) return [];
	}
	return rangeActions(record, { start, stop, step: 1 });
}

function rangeActions(record: RecordView, range: GenerateRange): readonly Action[] {
	const fix = changeRange(record, range);
	return fix ? [fix] : [];
}

/** The range of the `$GENERATE` that made a record, where its first label is the plain number. */
function octetRange(record: RecordView): GenerateRange | undefined {
	const generate = record.text && writtenGenerate(record.text);
	return generate && /^\$(?:\.[^$]*)?$/.test(generate.owner) ? generate.range : undefined;
}
