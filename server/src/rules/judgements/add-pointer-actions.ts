import { isChosenName } from "../../mail/generic-name.ts";
import type { Action } from "../fix.ts";
import { addPointer } from "../fixes/add-pointer.ts";
import { copyPointerRequests } from "../fixes/copy-request.ts";
import { askNameOfAddress, nameAddress } from "../fixes/name-address.ts";
import { MOST_NAMES } from "../fixes/name-offer.ts";
import type { AddressView } from "../views/address-view.ts";
import { candidatesOf } from "../views/candidate.ts";
import { pointerNames } from "./pointer-names.ts";

/**
 * What can be done about a missing PTR: one for each name that the address has, the best first, and of several the user
 * chooses; where no host has the address, one with the HELO name or a name that is asked for; where no zone is loaded,
 * the request to whoever runs it.
 */
export function addPointerActions(address: AddressView): readonly Action[] {
	const { chain, helo } = address;
	if (!chain.zone) return copyPointerRequests(address);
	const candidates = candidatesOf(address);
	const isNew = chain.pointers.length === 0;
	const fixes: Action[] = pointerNames(address, candidates).map(({ name, reason, preferred }) => {
		const safe = preferred && isNew && isEverywhere(address, name) && isChosenName(name, address.octets);
		return addPointer(address, name, reason, { preferred, safe });
	});
	if (fixes.length === 0 && helo !== undefined && !helo.startsWith("[")) fixes.push(nameAddress(address, helo));
	if (fixes.length > 0 && candidates.length <= MOST_NAMES) return fixes;
	const asked = askNameOfAddress(address, candidates[0]?.name ?? "mail.example.com");
	return asked ? [...fixes, asked] : fixes;
}

/** Whether no other view knows the address by other names only, where the PTR may be seen too. */
function isEverywhere({ context, id, helo }: AddressView, name: string): boolean {
	if (helo === name) return true;
	const { addresses, records } = context.workspace.tables;
	const owner = context.workspace.name(name);
	for (let at = addresses.firstReference[id]!; at >= 0; at = records.nextOfReference[at]!) {
		if (records.owner[at] !== owner) return false;
	}
	return true;
}
