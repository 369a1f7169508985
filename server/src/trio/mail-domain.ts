import type { NameId } from "../tables/name-table.ts";
import type { RecordId } from "../tables/record-table.ts";
import type { Zone } from "../zone/zone.ts";
import type { Receiver } from "./receivers.ts";
import type { SpfReach } from "./spf-reach.ts";

/** What is remembered of a name that has MX records or one SPF record. */
export interface MailDomain extends Receiver {
	readonly zone: Zone;
	/** How many MX records it has, doubled ones too: findings show them. */
	readonly exchangeCount: number;
	/** What its SPF lets pass, if it has exactly one SPF record. */
	readonly reach: SpfReach | undefined;
	/** That record, the first of its copies; -1 if it has none or several. */
	readonly spf: RecordId;
	/** Whether it receives at its own address, without MX. */
	readonly implicit: boolean;
	/** The names that were looked at for what its SPF says of the domain itself, this one not among them. */
	readonly reads: readonly NameId[];
}
