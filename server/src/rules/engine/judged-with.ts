import { REFERS_TO_ADDRESS, type RecordId, type RecordTable } from "../../tables/record-table.ts";
import { idOfKey } from "../../trio/mail-key.ts";
import {
	ADDRESS_SUBJECT,
	DOMAIN_SUBJECT,
	NAME_SUBJECT,
	RECORD_SUBJECT,
	type SubjectKind,
	VERIFICATION_SUBJECT,
} from "./finding-table.ts";

/** Whether a change of a record is sure to have a subject judged again, so that what points to the record need not watch it. */
export function isJudgedWith(records: RecordTable, record: RecordId, kind: SubjectKind, key: number): boolean {
	if (kind === RECORD_SUBJECT) return record === key;
	// What was found of a zone is withdrawn when any of its records changes.
	if (kind === VERIFICATION_SUBJECT) return true;
	if (kind === DOMAIN_SUBJECT) return records.owner[record] === idOfKey(key);
	if (kind === NAME_SUBJECT) return records.owner[record] === key;
	if (kind === ADDRESS_SUBJECT) {
		return (records.flags[record]! & REFERS_TO_ADDRESS) !== 0 && records.reference[record] === idOfKey(key);
	}
	return false;
}
