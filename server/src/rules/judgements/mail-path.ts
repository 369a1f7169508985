import type { Related } from "../rule.ts";
import type { AddressView } from "../views/address-view.ts";

/** More domains than this behind one address tell the reader nothing new. */
const MAX_DOMAINS = 3;

/** The way by which mail comes to an address or from it: the MX records that lead to it, and the SPF term that passes it. */
export function mailPath(address: AddressView): readonly Related[] {
	const { mailRecords, atSpfTerm } = address;
	const related: Related[] = mailRecords.slice(0, MAX_DOMAINS).map((record) => ({
		at: record.atField(1),
		message: `${record.owner} receives mail at ${record.target}`,
	}));
	if (atSpfTerm) related.push({ at: atSpfTerm, message: `the SPF record passes mail from ${address.text}` });
	return related;
}

/** The same, and the zone that answers for the reverse name. */
export function mailPathAndReverseZone(address: AddressView): readonly Related[] {
	const { reverseSoa } = address;
	const path = mailPath(address);
	if (!reverseSoa) return path;
	return [...path, { at: reverseSoa.atOwner, message: `${reverseSoa.owner} is the reverse zone of ${address.text}` }];
}
