import type { AddressView } from "../views/address-view.ts";

/** More addresses than named takes of one name are not all written into a message. */
const MOST = 100;

/** Addresses as messages list them. */
export function listedAddresses(addresses: readonly AddressView[]): string {
	const shown = addresses.slice(0, MOST).map(({ text }) => text);
	return `${shown.join(", ")}${addresses.length > MOST ? ` and ${addresses.length - MOST} more` : ""}`;
}
