import { TYPE_MX } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { replaceName } from "../fixes/replace-name.ts";
import type { RecordView } from "../views/record-view.ts";

/** Lets an MX record name a host itself; where another MX of the same owner does so already, this one goes. */
export function nameHostActions(record: RecordView, host: string): readonly Action[] {
	if (record.isGenerated) return [];
	const isNamed = record.recordsOfOwner(TYPE_MX).some((other) => other.id !== record.id && other.target === host);
	return [isNamed ? deleteRecord(record, `Delete this MX, since another names ${host}`) : replaceName(record, 1, host)];
}

/** The same for the host at the end of the target's aliases, where that has an address of its own. */
export function canonicalHostActions(record: RecordView): readonly Action[] {
	const { exchange } = record;
	if (exchange.addresses.length === 0 || record.resolve(exchange.end)?.wildcard !== false) return [];
	return nameHostActions(record, exchange.end);
}
