import type { AddressPrefix } from "../mail/spf-policy.ts";
import type { NameId } from "../tables/name-table.ts";
import type { Zone } from "../zone/zone.ts";
import type { Receiver } from "./receivers.ts";

/** What is remembered of a name that has MX records or one SPF record. */
export interface MailDomain extends Receiver {
	readonly zone: Zone;
	/** How many MX records it has, doubled ones too: findings show them. */
	readonly exchangeCount: number;
	/** Prefixes that its SPF could pass, and of these those that it passes from the first address to the last. */
	readonly prefixes: readonly AddressPrefix[];
	readonly passed: readonly AddressPrefix[];
	/** Whether it has exactly one SPF record. */
	readonly hasSpf: boolean;
	/** Whether it receives at its own address, without MX. */
	readonly implicit: boolean;
	/** Hash of all that its SPF evaluation read; two that are equal pass the same addresses. */
	readonly evidence: number;
	/** The names its facts were read from, itself not among them. */
	readonly reads: readonly NameId[];
}
