import { type Action, unpreferred } from "../fix.ts";
import { addAddress } from "../fixes/add-address.ts";
import { nameAddress } from "../fixes/name-address.ts";
import type { HeloView } from "../views/helo-view.ts";
import { tellBetterHelo } from "./better-helo.ts";
import { hasSoundPointers } from "./helo-flaw.ts";

/**
 * What to do about a name that does not have the address, in words and as fixes: give it the address, unless a PTR
 * gives another good name, which the host should then use itself.
 */
export function remedyForHelo(helo: HeloView): { readonly text: string; actions(): readonly Action[] } {
	const { address, text } = helo;
	const actions = () => tellBetterHelo(helo);
	const [pointer] = address.chain.pointers;
	if (pointer && !helo.pointer && hasSoundPointers(address)) {
		return { text: `Let the host give the name of its PTR, ${pointer.target}`, actions };
	}
	if (helo.isAlias) return { text: `Let the host give a name that has ${address.text}`, actions };
	return {
		text: `Give ${text} the address ${address.text}`,
		actions: () => [...giveAddress(helo), ...unpreferred(actions())],
	};
}

/** The address for the name; a host that is new to the zones wants a PTR too. */
function giveAddress({ address, name }: HeloView): readonly Action[] {
	if (address.hosts.length === 0 && address.chain.status === "missing") return [nameAddress(address, name)];
	const add = addAddress(address, name, address);
	return add ? [add] : [];
}
