import { looksGeneric } from "../../mail/generic-name.ts";
import { heloProblem } from "../../mail/smtp-name.ts";
import type { AddressView } from "../views/address-view.ts";
import { HeloView } from "../views/helo-view.ts";
import type { PointerView } from "../views/pointer-view.ts";
import { pointerFlaw } from "./pointer-flaw.ts";

/** What is wrong with the name that a host gives in HELO. */
export type HeloFlaw =
	/** It is no name that a receiver takes. */
	| "no-host-name"
	/** It looks like that of a dial-up line. */
	| "generic"
	| "no-address"
	/** It has other addresses. */
	| "other-address"
	/** The PTR gives another name. */
	| "other-pointer";

/** The name that a remark or a setting tells for an address; undefined if none does. None is derived here: that would only guess. */
export function heloOf(address: AddressView): HeloView | undefined {
	const { helo } = address;
	return helo === undefined ? undefined : new HeloView(address, helo);
}

/** The HELO name of an address if it is a good one of which no loaded zone knows the addresses: only a PTR to it fits then. */
export function outsideHelo(address: AddressView): string | undefined {
	const helo = heloOf(address);
	if (!helo || helo.isLiteral || helo.isDecided || heloProblem(helo.text)) return undefined;
	return looksGeneric(helo.name, address.octets) ? undefined : helo.name;
}

/** The first flaw of a HELO name, which explains the later ones; undefined if there is none, or if a PTR that gives the name is told to have it. */
export function heloFlaw(helo: HeloView): HeloFlaw | undefined {
	const { address, pointer } = helo;
	if (heloProblem(helo.text)) return "no-host-name";
	if (helo.isLiteral) return undefined;
	if (looksGeneric(helo.name, address.octets)) return pointer ? undefined : "generic";
	if (helo.isDecided && !helo.leadsHere) {
		if (pointer && address.chain.status !== "ok") return undefined;
		if (helo.addresses.length > 0) return "other-address";
		return helo.hasMx ? undefined : "no-address";
	}
	return pointer === undefined && hasSoundPointers(address) ? "other-pointer" : undefined;
}

/** The same for a flaw of the name itself, which is told at one address of the host only. */
export function heloFlawOfHost(helo: HeloView): HeloFlaw | undefined {
	const flaw = heloFlaw(helo);
	return flaw !== undefined && isFirstOfHost(helo) ? flaw : undefined;
}

/**
 * Whether the host has no other address, earlier in the order of families and texts, at which the same is
 * to be said of its HELO name.
 */
export function isFirstOfHost(helo: HeloView): boolean {
	const { address, name } = helo;
	const flaw = heloFlaw(helo);
	return !address.siblings.some((sibling) => {
		const isAlike = sibling.role === address.role && sibling.isPrivate === address.isPrivate && sibling.helo === name;
		if (!isAlike || !isBefore(sibling, address)) return false;
		return heloFlaw(new HeloView(sibling, name)) === flaw;
	});
}

function isBefore(one: AddressView, other: AddressView): boolean {
	return one.isIpv4 === other.isIpv4 ? one.text < other.text : one.isIpv4;
}

/** Whether a PTR gives the name that the host gives in HELO: then the name is to be put right, not the PTR. */
export function givesHelo({ address, target }: PointerView): boolean {
	const helo = heloOf(address);
	return helo?.name === target && !heloProblem(helo.text);
}

/** Whether the PTRs could be those of the host, so that a name that none of them gives is a problem of its own. */
export function hasSoundPointers(address: AddressView): boolean {
	const { status, wildcard } = address.chain;
	if ((status !== "ok" && status !== "unverified") || wildcard) return false;
	return address.pointers.every((pointer) => !pointerFlaw(pointer) && !looksGeneric(pointer.target, address.octets));
}
