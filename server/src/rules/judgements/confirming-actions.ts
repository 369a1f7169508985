import { classifyPointerName } from "../../mail/generic-name.ts";
import type { Action } from "../fix.ts";
import { addAddress } from "../fixes/add-address.ts";
import type { PointerView } from "../views/pointer-view.ts";
import { retargetActions } from "./retarget-actions.ts";

/** What makes a PTR lead back to its address: another target, or the address at the target. */
export function confirmingActions(pointer: PointerView): readonly Action[] {
	const { address, record, target } = pointer;
	const retarget = retargetActions(pointer);
	// Giving a dial-up name an address would trade one finding for another.
	if (classifyPointerName(target, address.octets).tier !== "ok") return retarget;
	const add = addAddress(record ?? address, target, address);
	return add ? [...retarget, { ...add, preferred: retarget.length === 0 }] : retarget;
}
