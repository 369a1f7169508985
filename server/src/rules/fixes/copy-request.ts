import type { CopyAction } from "../fix.ts";
import type { AddressView } from "../views/address-view.ts";
import { candidatesOf } from "../views/candidate.ts";
import { nameOffers } from "./name-offer.ts";
import { pointerRequest, requestFor } from "./pointer-request.ts";

/** A ready request for a PTR record, for whoever runs the reverse zone of an address: mostly the provider. */
export function copyPointerRequest(address: AddressView, name: string | undefined, reason = ""): CopyAction {
	return {
		title: `Copy a request to the provider for the PTR of ${address.text}${reason}`,
		text: () => requestFor(address, name),
	};
}

/** One for each name that the address has; one with the HELO name, or with a gap, where it has none. */
export function copyPointerRequests(address: AddressView): readonly CopyAction[] {
	const offers = nameOffers(candidatesOf(address));
	if (offers.length === 0) return [copyPointerRequest(address, address.helo)];
	return offers.map(({ name, reason }) =>
		copyPointerRequest(address, name, offers.length === 1 ? "" : ` to ${name}${reason}`),
	);
}

/** One request for many addresses, which are looked for when it is copied. */
export function copyCommonRequest(title: string, addresses: () => Iterable<AddressView>): CopyAction {
	return { title, shared: true, text: () => pointerRequest(addresses()) };
}
