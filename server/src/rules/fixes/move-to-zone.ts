import type { Zone } from "../../zone/zone.ts";
import type { Fix } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { recordDeletions } from "./delete-record.ts";
import { insertion } from "./insertion.ts";
import { makeJointFix } from "./make-fix.ts";

/** Takes a record out of its zone and puts it under the same owner into another one. */
export function moveToZone(record: RecordView, zone: Zone, title: string): Fix {
	const { context, ownerName: owner, rdata, ttl, type } = record;
	const changes = () => [...recordDeletions([record]), insertion(context, zone, { owner, type, rdata }, ttl)];
	return makeJointFix({ context, title, changes });
}
