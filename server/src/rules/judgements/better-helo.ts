import { isChosenName } from "../../mail/generic-name.ts";
import { heloProblem } from "../../mail/smtp-name.ts";
import type { Action } from "../fix.ts";
import { MOST_NAMES } from "../fixes/name-offer.ts";
import { tellHelo } from "../fixes/tell-helo.ts";
import type { AddressView } from "../views/address-view.ts";
import { candidatesOf } from "../views/candidate.ts";
import { HeloView } from "../views/helo-view.ts";
import { heloFlaw } from "./helo-flaw.ts";
import { pointerFlaw } from "./pointer-flaw.ts";

/** The repairs that tell a better HELO name; of several names the user chooses. */
export function tellBetterHelo(helo: HeloView): readonly Action[] {
	const { address } = helo;
	const names = betterHeloNames(address).filter((name) => isBetter(helo, name));
	const preferred = names.length === 1;
	return names.slice(0, MOST_NAMES).flatMap((one) => tellHelo(address, one, { preferred }));
}

/** Whether a name is right for the address, and no worse for the other addresses of its hosts, of which the same is told. */
function isBetter({ address, name: present }: HeloView, name: string): boolean {
	if (name === present || heloFlaw(new HeloView(address, name)) !== undefined) return false;
	return address.siblings.every((sibling) => {
		const flaw = heloFlaw(new HeloView(sibling, name));
		return sibling.helo !== present || flaw === undefined || flaw === heloFlaw(new HeloView(sibling, present));
	});
}

/**
 * The names that a host had better give in HELO: those of its PTRs that lead back, else those of its PTRs of which nobody here
 * can tell, else the targets of MX records that have the address.
 */
function betterHeloNames(address: AddressView): readonly string[] {
	const { pointers } = address;
	const isGood = (name: string) => heloProblem(name) === undefined && isChosenName(name, address.octets);
	if (!address.chain.wildcard) {
		for (const state of ["confirmed", "outside"]) {
			const found = pointers.filter(
				(pointer) => pointer.state === state && !pointerFlaw(pointer) && isGood(pointer.target),
			);
			if (found.length > 0) return found.map(({ target }) => target);
		}
	}
	return candidatesOf(address).flatMap(({ name, domain }) => (domain !== undefined && isGood(name) ? [name] : []));
}
