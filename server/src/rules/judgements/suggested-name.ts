import type { AddressView } from "../views/address-view.ts";
import { outsideHelo } from "./helo-flaw.ts";

/** Messages name no more than this. */
const MOST_NAMED = 3;

/**
 * The name that a PTR of an address had better give, for a message: the HELO name, the only name, the only mail host; of
 * several that would do as well, all: `a.example.com. or b.example.com.` Undefined where no host has the address.
 *
 * @param but a name that would not do.
 */
export function suggestedName(address: AddressView, but?: string): string | undefined {
	const names = address.candidateNames.filter((name) => name !== but);
	const outside = outsideHelo(address);
	if (outside !== undefined && outside !== but) return outside;
	const { helo } = address;
	if (helo !== undefined && names.includes(helo)) return helo;
	if (names.length < 2) return names[0];
	const mailHosts = new Set(address.hosts.filter((host) => address.isMailHost(host)).map(({ owner }) => owner));
	const best = names.filter((name) => mailHosts.has(name));
	if (best.length === 1) return best[0];
	const equal = best.length > 0 ? best : names;
	const shown = equal.slice(0, MOST_NAMED);
	const last = equal.length > MOST_NAMED ? "another of its names" : shown.pop();
	return `${shown.join(", ")} or ${last}`;
}
