import type { Fix } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { makeFix, type Offer } from "./make-fix.ts";
import { rdataWith } from "./rdata-with.ts";
import { addition, removal } from "./update-line.ts";
import { octetsRefusal, recordRefusal } from "./written-record.ts";

/**
 * Replaces several fields of the RDATA of a record, none of which is a name.
 *
 * @param texts by the number of the field.
 */
export function setFields(
	record: RecordView,
	texts: ReadonlyMap<number, string>,
	title: string,
	offer: Offer = {},
): Fix {
	const { context, owner, ttl, typeName, zone } = record;
	const plan = {
		context,
		zone,
		title,
		updates: () => [removal(record), addition({ owner, ttl, typeName, rdata: rdataWith(record, texts) })],
		replacements: () => {
			const refusal = recordRefusal(record) ?? octetsRefusal(record);
			if (refusal) return refusal;
			const { block, fields } = record.text!;
			const changed = [...texts].filter(([field, text]) => record.writtenField(field) !== text);
			return changed.flatMap(([field, text]) => {
				const span = fields[field];
				return span ? [{ file: block.slice.file, index: block.index, ...span, text }] : [];
			});
		},
	};
	return makeFix(plan, offer);
}
