import { type NameOffer, nameOffers } from "../fixes/name-offer.ts";
import type { AddressView } from "../views/address-view.ts";
import type { Candidate } from "../views/candidate.ts";
import { outsideHelo } from "./helo-flaw.ts";

/**
 * The names that a repair may give the PTR of an address, the best first. Where a HELO name is told that would do, no other:
 * it would contradict what the user says of the host.
 */
export function pointerNames(address: AddressView, candidates: readonly Candidate[]): readonly NameOffer[] {
	const outside = outsideHelo(address);
	if (outside !== undefined) return [{ name: outside, reason: " (HELO name)", isHelo: true, preferred: true }];
	const offers = nameOffers(candidates);
	const ofHelo = offers.filter(({ isHelo }) => isHelo);
	return ofHelo.length > 0 ? ofHelo : offers;
}
