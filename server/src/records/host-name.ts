import { ASTERISK, HYPHEN, isDigit, LOWER_A, LOWER_Z } from "../text/char.ts";
import { labelText } from "./domain-name.ts";

/** Where a host name stands: an owner may start with `*`, and addresses may be at the `gc._msdcs` names of Active Directory. */
export type HostNameUse = "owner" | "address-owner" | "target";

/**
 * What keeps the absolute name at `wire[at]` from being a host name, in words that can follow the name and a colon; undefined
 * if it is one. Labels of letters, digits and inner hyphens (RFC 1123 section 2.1), the root as well, as BIND's check-names
 * tests it.
 *
 * Hot for good names: allocates nothing.
 */
export function hostNameProblem(wire: Uint8Array, at: number, use: HostNameUse): string | undefined {
	let label = at;
	if (use !== "target" && wire[at] === 1 && wire[at + 1] === ASTERISK) label += 2;
	else if (use === "address-owner" && isGlobalCatalog(wire, at)) label += GLOBAL_CATALOG.length;
	return hostLabelsProblem(wire, label);
}

function hostLabelsProblem(wire: Uint8Array, at: number): string | undefined {
	for (let label = at; wire[label]! !== 0; label += wire[label]! + 1) {
		const last = label + wire[label]!;
		for (let index = label + 1; index <= last; index++) {
			const octet = wire[index]!;
			if (isLetterOrDigit(octet)) continue;
			const text = labelText(wire, label + 1, last + 1);
			if (octet !== HYPHEN)
				return `label "${text}" has "${labelText(wire, index, index + 1)}", which a host name cannot have`;
			if (index === label + 1 || index === last) {
				return `label "${text}" ${index === last ? "ends" : "starts"} with a hyphen, which a host name cannot do`;
			}
		}
	}
	return undefined;
}

function isLetterOrDigit(octet: number): boolean {
	const lower = octet | 32;
	return isDigit(octet) || (lower >= LOWER_A && lower <= LOWER_Z);
}

/** The labels `gc` and `_msdcs`, under which Active Directory keeps the addresses of its global catalogue. */
const GLOBAL_CATALOG = new Uint8Array([2, 0x67, 0x63, 6, 0x5f, 0x6d, 0x73, 0x64, 0x63, 0x73]);

function isGlobalCatalog(wire: Uint8Array, at: number): boolean {
	for (let index = 0; index < GLOBAL_CATALOG.length; index++) {
		const octet = wire[at + index]!;
		const lower = octet >= 0x41 && octet <= 0x5a ? octet | 32 : octet;
		if (lower !== GLOBAL_CATALOG[index]) return false;
	}
	return true;
}
