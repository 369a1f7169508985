import type { AddressView } from "../views/address-view.ts";
import type { PointerView } from "../views/pointer-view.ts";

/** The PTRs of an address in the order of their targets, one for each: of those that say the same, servers answer with one. */
export function unlikePointers({ pointers }: AddressView): readonly PointerView[] {
	return pointers.filter(({ target }, at) => pointers[at - 1]?.target !== target);
}
