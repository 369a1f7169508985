import type { Fix } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { makeFix, type Offer } from "./make-fix.ts";
import { recordRefusal } from "./written-record.ts";

/** Writes the owner of a record with other letters, small ones for capitals or the other way round; to the DNS it is the same name. */
export function spellOwner(record: RecordView, written: string, offer: Offer = {}): Fix {
	const { context, zone } = record;
	const plan = {
		context,
		zone,
		serial: "keep",
		title: `Write ${written}`,
		updates: () => [],
		replacements: () => {
			const refusal = recordRefusal(record);
			if (refusal) return refusal;
			const { block, owner } = record.text!;
			return [{ file: block.slice.file, index: block.index, ...owner!, text: written }];
		},
	} as const;
	return makeFix(plan, offer);
}
