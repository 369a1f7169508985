import { TYPE_CODE, typeName } from "../../records/type-code.ts";
import type { Fix } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { inAllCopies } from "./copies-of.ts";
import { makeFix } from "./make-fix.ts";
import { replaceColumn } from "./replace-column.ts";
import type { Replacement } from "./replacement.ts";
import { addition, removal } from "./update-line.ts";
import { recordRefusal } from "./written-record.ts";

/** The priority that makes an HTTPS record an alias (RFC 9460 section 2.4.2). */
const ALIAS = 0;

/** Makes a CNAME, and its copies, the HTTPS record that browsers follow as they would the CNAME, and that may stand beside others. */
export function aliasAsService(record: RecordView): Fix {
	const { context, zone, owner, ttl, target } = record;
	const type = typeName(TYPE_CODE.HTTPS);
	const plan = {
		context,
		zone,
		title: `Replace the CNAME of ${owner} by ${type} ${ALIAS} ${target}`,
		updates: () => [removal(record), addition({ owner, ttl, typeName: type, rdata: `${ALIAS} ${target}` })],
		replacements: () => inAllCopies(record, (copy) => recordRefusal(copy) ?? serviceWritten(copy, type)),
	};
	return makeFix(plan, { preferred: false });
}

function serviceWritten(record: RecordView, type: string): readonly Replacement[] {
	const { block, fields, type: span } = record.text!;
	const { octets } = block.slice.file.text.chunks[block.index]!;
	// The letters of the type are told by their first one.
	const written = octets[span.start]! >= 0x61 ? type.toLowerCase() : type;
	const { start } = fields[0]!;
	const place = { file: block.slice.file, index: block.index };
	return [replaceColumn(record, "type", written), { ...place, start, end: start, text: `${ALIAS} ` }];
}
