import type { Fix } from "../fix.ts";
import type { AddressView } from "../views/address-view.ts";
import type { RecordView } from "../views/record-view.ts";
import { addressRecord } from "./address-record.ts";
import type { Change } from "./change.ts";
import { groupsOfCopies } from "./copies-of.ts";
import { recordDeletions } from "./delete-record.ts";
import { makeJointFix } from "./make-fix.ts";
import { fieldChange } from "./replace-field.ts";

/**
 * Gives the address records of a host, one or more, other addresses: of one family one takes the place of another, what is left
 * over goes or comes. Undefined where one would have to go and one of the other family to come: neither has a place beside the other.
 */
export function syncAddresses(
	extra: readonly RecordView[],
	missing: readonly AddressView[],
	all: readonly RecordView[],
	title: string,
): Fix | undefined {
	const changes: Change[] = [];
	const gone: RecordView[] = [];
	const come: AddressView[] = [];
	const unlike = groupsOfCopies(extra).map(([record]) => record);
	for (const isIpv4 of [true, false]) {
		const from = unlike.filter(({ address }) => address.isIpv4 === isIpv4);
		const to = missing.filter((address) => address.isIpv4 === isIpv4);
		for (const [index, record] of from.entries()) {
			const next = to[index];
			if (next) changes.push(fieldChange(record, 0, () => next.text));
			else gone.push(record);
		}
		come.push(...to.slice(from.length));
	}
	const [first] = all;
	if (!first || (gone.length > 0 && come.length > 0) || extra.some(({ isGenerated }) => isGenerated)) return undefined;
	const { context, zone, ownerName } = first;
	const added = come.map((address) => addressRecord(zone, ownerName, address));
	return makeJointFix({ context, title, changes: () => [...changes, ...recordDeletions(gone), ...added] });
}
