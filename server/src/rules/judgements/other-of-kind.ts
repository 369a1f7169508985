import type { RecordView } from "../views/record-view.ts";

/**
 * The first record of the same name and type that says something else, if it stands before this one; of types that a name can
 * have one of. Records that say the same count once, as in BIND.
 */
export function otherOfKind(record: RecordView): RecordView | undefined {
	const [first] = record.recordsOfOwner(record.type);
	if (!first || first.id === record.id) return undefined;
	return isSame(first, record) ? undefined : first;
}

function isSame(one: RecordView, other: RecordView): boolean {
	return one.targetName === other.targetName && one.rdata.toLowerCase() === other.rdata.toLowerCase();
}
