import { TYPE_MX } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { nameNewHost } from "../fixes/name-host.ts";
import { replaceName } from "../fixes/replace-name.ts";
import type { RecordView } from "../views/record-view.ts";

/**
 * Lets an MX record name a host, and adds the PTRs that the host lacks; where another MX of the same owner names
 * the host already, this one goes.
 */
export function nameHostActions(record: RecordView, host: string): readonly Action[] {
	if (record.isGenerated) return [];
	return [deleteIfNamed(record, host) ?? nameNewHost(record, host, { preferred: true })];
}

/**
 * The same for the host at the end of the target's aliases, where that has an address of its own or lies where
 * nobody can tell. Mail goes there already, so what its addresses lack was said before.
 */
export function canonicalHostActions(record: RecordView): readonly Action[] {
	const { end, addresses } = record.exchange;
	if (record.isGenerated) return [];
	const isHost = addresses.length > 0 && record.resolve(end)?.wildcard === false;
	if (!isHost && !record.isTargetUndecided) return [];
	return [deleteIfNamed(record, end) ?? replaceName(record, 1, end)];
}

function deleteIfNamed(record: RecordView, host: string): Action | undefined {
	const isNamed = record.recordsOfOwner(TYPE_MX).some((other) => other.id !== record.id && other.target === host);
	return isNamed ? deleteRecord(record, `Delete this MX, since another names ${host}`) : undefined;
}
