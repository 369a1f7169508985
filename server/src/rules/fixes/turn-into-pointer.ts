import { typeName } from "../../records/type-code.ts";
import { TYPE_PTR } from "../../workspace/lookup.ts";
import type { Fix } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { inAllCopies } from "./copies-of.ts";
import { makeFix } from "./make-fix.ts";
import { replaceColumn } from "./replace-column.ts";
import type { Replacement } from "./replacement.ts";
import { addition, removal } from "./update-line.ts";
import { recordRefusal } from "./written-record.ts";

/** Makes an address record of a reverse zone, and its copies, the PTR that was meant; owner, TTL and comment stay. */
export function turnIntoPointer(record: RecordView, target: string): Fix {
	const { context, zone, owner, ttl } = record;
	return makeFix({
		context,
		zone,
		title: `Replace ${record.typeName} ${record.rdata} by PTR ${target}`,
		updates: () => [removal(record), addition({ owner, ttl, typeName: typeName(TYPE_PTR), rdata: target })],
		replacements: () => inAllCopies(record, (copy) => recordRefusal(copy) ?? pointerWritten(copy, target)),
	});
}

function pointerWritten(record: RecordView, target: string): readonly Replacement[] {
	const { block, type, fields } = record.text!;
	const { octets } = block.slice.file.text.chunks[block.index]!;
	// The letters of the type are told by their first one.
	const isLower = octets[type.start]! >= 0x61;
	const written = isLower ? typeName(TYPE_PTR).toLowerCase() : typeName(TYPE_PTR);
	const place = { file: block.slice.file, index: block.index };
	return [replaceColumn(record, "type", written), { ...place, ...fields[0]!, text: target }];
}
