import type { AddressId } from "../tables/address-table.ts";
import type { NameId } from "../tables/name-table.ts";
import type { RecordId } from "../tables/record-table.ts";
import type { Zone } from "../zone/zone.ts";

/** Whether the way back from an address leads to a host that has it. */
export type AddressStatus =
	/** Some PTR names a host that has this address. */
	| "ok"
	/** There are PTRs, every target lies in a loaded zone, and none has the address. */
	| "unconfirmed"
	/** There are PTRs, none confirms, and some target lies outside the loaded zones. */
	| "unverified"
	/** A loaded reverse zone answers for the name and has no PTR. */
	| "missing"
	/** No loaded zone answers for the name. */
	| "unknown";

/** Whether mail can be delivered to the target of an MX. */
export type ExchangeStatus = "ok" | "no-address" | "cname" | "outside" | "null";

/** One PTR of an address. */
export interface Pointer {
	/** The PTR record; -1 for one that the setting `zoneTrio.reverse.known` tells of. */
	readonly record: RecordId;
	/** Its target, absolute and in lower case. */
	readonly target: string;
	readonly targetName: NameId;
	/** Whether the target has the address. */
	readonly state: "confirmed" | "differs" | "absent" | "outside";
	/** The CNAME and DNAME records between the target and its addresses. */
	readonly aliases: readonly RecordId[];
}

/** The way back from an address: address → reverse name → PTR → host → address. */
export interface AddressChain {
	readonly address: AddressId;
	/** `25.2.0.192.in-addr.arpa.` */
	readonly reverseName: string;
	readonly status: AddressStatus;
	readonly pointers: readonly Pointer[];
	/** The loaded zone that answers for the reverse name, at the end of aliases; undefined if none does. */
	readonly zone: Zone | undefined;
	/** The delegation below which the name lies, where `zone` is undefined for that reason; -1 if there is none. */
	readonly cut: NameId;
	/** The CNAME and DNAME records on the way to the PTR, as RFC 2317 has them. */
	readonly aliases: readonly RecordId[];
	/** The name at which the PTR is looked for in the end. */
	readonly endName: string;
	/** Whether the PTR comes from a wildcard. */
	readonly wildcard: boolean;
	/** Whether the user says that the network's reverse zone is elsewhere and fine. */
	readonly external: boolean;
}

/** The target of one MX and its addresses. */
export interface Exchange {
	/** The MX record; -1 where a domain without MX receives at its own address. */
	readonly record: RecordId;
	readonly target: NameId;
	readonly status: ExchangeStatus;
	/** The addresses of the target, or of the end of its aliases. */
	readonly addresses: readonly AddressId[];
	/** The address records these come from. */
	readonly addressRecords: readonly RecordId[];
	/** The name at the end of aliases; the target itself where there are none. */
	readonly end: string;
	readonly aliases: readonly RecordId[];
	readonly wildcard: boolean;
	/** The delegation below which the target lies, for `outside`; -1 if there is none. */
	readonly cut: NameId;
	/** The zone that answers for the end of the aliases. */
	readonly zone: Zone | undefined;
}
