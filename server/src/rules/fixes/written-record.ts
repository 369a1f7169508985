import { baseName } from "../../config/config-path.ts";
import type { Refusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";

/** Why a record cannot be changed where it is written; undefined if it can. */
export function recordRefusal(record: RecordView): Refusal | undefined {
	const { file } = record.context.workspace.reader.blockOf(record.id).slice;
	if (!record.text) return { refusal: `${baseName(file.path)} is not at hand: open it and try again` };
	if (!record.isGenerated) return undefined;
	return {
		refusal: `the ${record.typeName} record of ${record.owner} is one of many that a $GENERATE makes: change the $GENERATE by hand`,
	};
}

/** Why the fields of a record cannot be changed: it is written in the form of RFC 3597; undefined if they can. */
export function octetsRefusal(record: RecordView): Refusal | undefined {
	if (record.writtenField(0) !== "\\#") return undefined;
	return {
		refusal: `the ${record.typeName} record of ${record.owner} is written as octets: write it as text first`,
	};
}
