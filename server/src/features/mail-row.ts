import type { Range } from "../rules/engine/finding.ts";
import type { Severity } from "../syntax/problem.ts";
import type { AddressStatus, ExchangeStatus, Pointer } from "../trio/status.ts";

/** What a row is about; `senders` is the group of addresses that send and belong to no MX. */
export type MailRowKind = "domain" | "exchange" | "address" | "pointer" | "senders" | "sender";

/** The worst that is known of a row and of all below it: how grave a problem is, else whether something is not known. */
export type MailVerdict = Severity | "unknown" | "ok";

/** Where a record stands. */
export interface MailPlace {
	readonly path: string;
	readonly range: Range;
}

/** The MX, the A or AAAA record and the PTR that lead to a row or on from it. */
export interface MailPlaces {
	readonly mx?: MailPlace;
	readonly address?: MailPlace;
	readonly pointer?: MailPlace;
}

/** One row of the tree of mail: domain → MX → address → PTR. */
export interface MailRow {
	/** The same as long as the row is about the same thing; that of a row below another begins with its id. */
	readonly id: string;
	readonly kind: MailRowKind;
	readonly label: string;
	readonly description: string;
	/** Its own status, or the worst below a domain; for a PTR what becomes of its target. */
	readonly status?: AddressStatus | ExchangeStatus | Pointer["state"];
	/** What that means and what follows from it, each a sentence without a full stop. */
	readonly sentences: readonly string[];
	readonly verdict: MailVerdict;
	/** How many problems there are at it and below. */
	readonly problems: number;
	readonly hasChildren: boolean;
	/** The record that the row is about; for a domain its first MX, for an address without a host the SPF term that names it. */
	readonly place?: MailPlace;
	readonly places: MailPlaces;
	readonly view: string;
	/** The domain and the MX target it belongs to, absolute. */
	readonly domain?: string;
	readonly exchange?: string;
	readonly address?: string;
	/** For an address: the name at which its PTR is looked up. */
	readonly reverseName?: string;
	/** For an address: whether mail is sent from it, and whether its PTR looks like the name of a dial-up line. */
	readonly sending?: boolean;
	readonly generic?: boolean;
	/** Whether a finding about it or below has a fix. */
	readonly canFix: boolean;
	/** The addresses at it and below whose PTR somebody else has to set. */
	readonly requestable: readonly string[];
}

/** Which rows are asked for. */
export interface MailRowQuery {
	/** The id of the row whose children are asked for; the domains if absent. */
	readonly parent?: string;
	/** `problems` leaves out what has none. */
	readonly filter?: "problems";
	/** No more than so many. */
	readonly limit?: number;
}

/** The rows, and how much there is in all. */
export interface MailRows {
	readonly rows: readonly MailRow[];
	/** How many more rows there would be without the limit. */
	readonly more: number;
	readonly domains: number;
	/** A host that is wrong is one problem, however many domains name it. */
	readonly problems: number;
}
