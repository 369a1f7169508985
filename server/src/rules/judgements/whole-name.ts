import type { RecordView } from "../views/record-view.ts";
import { isFullNameWithoutDot } from "./missing-dot.ts";

/**
 * The name that a field of a record means if only its final dot was forgotten: it is written as a whole one, and either lies
 * outside the zone or is there. Undefined where nothing speaks for that; watched.
 */
export function wholeNameMeant(record: RecordView, field: number): string | undefined {
	if (record.isGenerated) return undefined;
	const written = record.writtenField(field).toLowerCase();
	if (!isFullNameWithoutDot(written)) return undefined;
	const name = `${written}.`;
	if (!name.endsWith(record.origin === "." ? "." : `.${record.origin}`) && name !== record.origin) return name;
	return record.resolve(name)?.answer.kind === "found" ? name : undefined;
}
