import { reverseName } from "../../tables/reverse-name.ts";
import type { AddressView } from "../views/address-view.ts";
import type { RecordView } from "../views/record-view.ts";

/**
 * For a PTR at a name that no address has: the address of its host that it is for. Undefined unless exactly one
 * address of the host lies in the network of the zone and has no PTR yet.
 */
export function addressMeant(record: RecordView): AddressView | undefined {
	const [only, ...others] = record.addressesOf(record.target).filter((address) => {
		const { chain } = address;
		const isInZone = reverseName(address.octets).endsWith(`.${record.origin}`);
		return isInZone && chain.zone === record.zone && chain.status === "missing" && chain.aliases.length === 0;
	});
	return others.length === 0 ? only : undefined;
}
