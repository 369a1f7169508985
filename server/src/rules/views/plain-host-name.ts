import { type NameId, type NameTable, ROOT_NAME } from "../../tables/name-table.ts";
import { HYPHEN, isDigit, LOWER_A, LOWER_Z } from "../../text/char.ts";

/**
 * Whether a name is a host name (RFC 1123 section 2.1) that lies outside `arpa.` and does not begin with a number,
 * so that nothing can be wrong with it as a name.
 *
 * Hot: once per PTR. Looks at the labels where they are.
 */
export function isPlainHostName(names: NameTable, name: NameId): boolean {
	if (name === ROOT_NAME) return false;
	let label = names.labelOctets(name);
	if (label.every(isDigit)) return false;
	for (let at = name; ; label = names.labelOctets(at)) {
		if (!isHostLabel(label)) return false;
		at = names.parentOf(at);
		if (at === ROOT_NAME) return !isArpa(label);
	}
}

/** Labels of the table are in lower case. */
function isHostLabel(label: Uint8Array): boolean {
	const last = label.length - 1;
	for (let index = 0; index <= last; index++) {
		const octet = label[index]!;
		if ((octet >= LOWER_A && octet <= LOWER_Z) || isDigit(octet)) continue;
		if (octet !== HYPHEN || index === 0 || index === last) return false;
	}
	return true;
}

function isArpa(label: Uint8Array): boolean {
	return label.length === 4 && label[0] === 0x61 && label[1] === 0x72 && label[2] === 0x70 && label[3] === 0x61;
}
