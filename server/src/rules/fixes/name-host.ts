import type { Fix } from "../fix.ts";
import type { AddressView } from "../views/address-view.ts";
import type { RecordView } from "../views/record-view.ts";
import { pointerIfMissing } from "./add-pointer.ts";
import type { Change } from "./change.ts";
import { makeJointFix, type Offer } from "./make-fix.ts";
import { nameChange } from "./replace-name.ts";

/**
 * Lets an MX record name a host that has taken no part in mail so far, and gives the addresses of the host
 * the PTRs that loaded reverse zones lack.
 */
export function nameNewHost(record: RecordView, host: string, offer: Offer): Fix {
	const others = andPointers(pointersOf(record.addressesOf(host), host));
	return makeJointFix(
		{
			context: record.context,
			title: `Replace ${record.writtenField(1)} by ${host}${others}`,
			changes: () => [nameChange(record, 1, host), ...pointersOf(record.addressesOf(host), host)],
		},
		offer,
	);
}

/** Says in a title that PTRs are added too. */
export function andPointers({ length }: readonly Change[]): string {
	return length === 0 ? "" : `, and add its PTR${length === 1 ? "" : "s"}`;
}

/** The PTRs that the addresses of a host lack in loaded reverse zones. */
export function pointersOf(addresses: readonly AddressView[], host: string): readonly Change[] {
	return addresses.flatMap((address) => pointerIfMissing(address, host));
}
