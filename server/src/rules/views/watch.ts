import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";

/**
 * Remembers what a subject was judged by, beyond what it refers to itself, so that it is judged again
 * when that changes. What a record's own target leads to, and the chain of an address, need no watch:
 * they are followed back along the reference lists.
 */
export interface Watch {
	/** What a name owns, and what its aliases lead to. */
	name(name: NameId): void;
	/** Which records have an address, and its role in mail. */
	address(address: AddressId): void;
	/** Which records refer to a name. */
	references(name: NameId): void;
}

/** Where nothing changes, nothing need be remembered. */
export const NO_WATCH: Watch = { name: () => {}, address: () => {}, references: () => {} };
