import { isChosenName } from "../../mail/generic-name.ts";
import type { AddressView } from "../views/address-view.ts";

/** The names that have an address and that receivers do not take for those of a dial-up line, best first. */
export function properNames(address: AddressView): readonly string[] {
	return address.candidateNames.filter((name) => isChosenName(name, address.octets));
}
