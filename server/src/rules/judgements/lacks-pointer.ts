import type { AddressView } from "../views/address-view.ts";
import { isStockZone } from "./exempt-zones.ts";

/** Whether a loaded reverse zone that is worth a judgement answers for an address and has no PTR, nor a classless zone below it. */
export function lacksPointer(address: AddressView): boolean {
	const { chain } = address;
	if (chain.status !== "missing" || !chain.zone) return false;
	if (!(address.isPublic || address.isPrivate) || isStockZone(address.context, chain.zone)) return false;
	return address.classlessPointers.length === 0;
}
