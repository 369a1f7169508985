import { baseName } from "../../config/config-path.ts";
import type { Zone } from "../../zone/zone.ts";
import type { Fix } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { copyOf } from "./copy-records.ts";
import { recordDeletions } from "./delete-record.ts";
import { makeJointFix } from "./make-fix.ts";

/** Moves a record into another zone, where it keeps its name; copies of it go. */
export function moveToZone(record: RecordView, zone: Zone, title?: string): Fix {
	const { context, ownerName, owner, typeName } = record;
	return makeJointFix({
		context,
		title: title ?? `Move ${typeName} ${owner} to ${baseName(zone.path)}`,
		changes: () => [copyOf(record, ownerName, zone), ...recordDeletions([record])],
	});
}
