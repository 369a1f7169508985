import type { GenerateRange } from "../../syntax/generate.ts";
import type { Span } from "../../workspace/record-text.ts";
import type { Fix } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { makeFix, type Offer } from "./make-fix.ts";
import { writtenGenerate } from "./written-generate.ts";

/** Lets the `$GENERATE` that made a record go over another range; undefined where it cannot be read. */
export function changeRange(record: RecordView, range: GenerateRange, offer: Offer = {}): Fix | undefined {
	const generate = record.text && writtenGenerate(record.text);
	if (!generate) return undefined;
	const text = rangeText(range);
	return changeToken(
		record,
		`Change the range from ${rangeText(generate.range)} to ${text}`,
		text,
		generate.rangeSpan,
		offer,
	);
}

/** Gives the `$GENERATE` that made a record another template for its owners; undefined where it cannot be read. */
export function changeOwnerTemplate(record: RecordView, template: string): Fix | undefined {
	const { text, writtenOwner } = record;
	return (
		text?.owner && changeToken(record, `Change the owner ${writtenOwner} to ${template}`, template, text.owner, {})
	);
}

/** As it is written: `1-254`, `0-254/2`. */
export function rangeText({ start, stop, step }: GenerateRange): string {
	return step === 1 ? `${start}-${stop}` : `${start}-${stop}/${step}`;
}

function changeToken(record: RecordView, title: string, text: string, span: Span, offer: Offer): Fix {
	const plan = {
		context: record.context,
		zone: record.zone,
		title,
		updates: () => [],
		replacements: () => {
			const { block } = record.text!;
			return [{ file: block.slice.file, index: block.index, ...span, text }];
		},
	};
	return makeFix(plan, offer);
}
