import { isNameKind } from "../../records/fields/name.ts";
import { recordTypeByCode } from "../../records/record-types.ts";
import type { RecordText } from "../../workspace/record-text.ts";
import { originAt } from "../../zone/origin-at.ts";
import type { Fix, Refusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { absoluteName } from "./absolute-name.ts";
import type { Change } from "./change.ts";
import { inAllCopies } from "./copies-of.ts";
import { makeJointFix } from "./make-fix.ts";
import { rdataWith } from "./rdata-with.ts";
import { addition, removal } from "./update-line.ts";
import { octetsRefusal, recordRefusal } from "./written-record.ts";

/**
 * Replaces one field of the RDATA of a record, in all its copies.
 *
 * @param write the text for it, worked out when the fix is chosen.
 * @param objection why not, if there is a reason that only this fix knows.
 */
export function replaceField(
	record: RecordView,
	field: number,
	title: string,
	write: (text: RecordText) => string,
	objection?: () => Refusal | undefined,
): Fix {
	const changes = () => [fieldChange(record, field, write, objection)];
	return makeJointFix({ context: record.context, title, changes });
}

/** The same as a part of a greater repair. */
export function fieldChange(
	record: RecordView,
	field: number,
	write: (text: RecordText) => string,
	objection: () => Refusal | undefined = () => undefined,
): Change {
	const { owner, ttl, typeName } = record;
	return {
		zone: record.zone,
		updates: () => {
			if (!record.text) return [];
			const rdata = rdataWith(record, new Map([[field, absoluteField(record, field, write(record.text))]]));
			return [removal(record), addition({ owner, ttl, typeName, rdata })];
		},
		replacements: () =>
			inAllCopies(record, (copy) => {
				const refusal = recordRefusal(copy) ?? objection() ?? octetsRefusal(copy);
				if (refusal) return refusal;
				const text = copy.text!;
				const span = text.fields[field];
				if (!span) return { refusal: `the ${typeName} record of ${owner} has no such field` };
				return [{ file: text.block.slice.file, index: text.block.index, ...span, text: write(text) }];
			}),
	};
}

/** A text for a field as it is understood without the origin of the file. */
function absoluteField({ context, text, type }: RecordView, field: number, written: string): string {
	const kind = recordTypeByCode(type)?.fields[field]?.kind;
	if (!text || !kind || !isNameKind(kind)) return written;
	return absoluteName(context.workspace, written, originAt(text.block, text.entry.start));
}
