import type { AddressPrefix } from "../mail/spf-policy.ts";
import type { AddressId } from "../tables/address-table.ts";
import type { NameId } from "../tables/name-table.ts";
import type { Universe } from "../workspace/universe.ts";
import type { Zone } from "../zone/zone.ts";

/** What is remembered of a name that has MX records or one SPF record. */
export interface MailDomain {
	readonly universe: Universe;
	readonly zone: Zone;
	readonly name: NameId;
	/** How many MX records it has, doubled ones too: findings show them. */
	readonly exchangeCount: number;
	/** Addresses of its MX targets, or its own where it has no MX and its SPF sends. */
	readonly inbound: readonly AddressId[];
	/** Prefixes that its SPF could pass, and of these those that it passes from the first address to the last. */
	readonly prefixes: readonly AddressPrefix[];
	readonly passed: readonly AddressPrefix[];
	/** Whether it has exactly one SPF record. */
	readonly hasSpf: boolean;
	/** Whether it has no SPF record, so that its mail hosts count as senders. */
	readonly sendsByMx: boolean;
	/** Whether its SPF passes any address whatever. */
	readonly passesAll: boolean;
	/** Whether it receives at its own address, without MX. */
	readonly implicit: boolean;
	/** Hash of all that its SPF evaluation read; two that are equal pass the same addresses. */
	readonly evidence: number;
	/** The names its facts were read from, itself not among them. */
	readonly reads: readonly NameId[];
}
