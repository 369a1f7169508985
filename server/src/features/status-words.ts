import type { AddressStatus, ExchangeStatus } from "../trio/status.ts";
import type { Mark } from "./branch.ts";

/** The word for the state of a mail host or of the way back from an address. */
export type Status = AddressStatus | ExchangeStatus;

/** How a status is taken: mail suffers, nobody here can know, or all is well. */
export type Verdict = "problem" | "open" | "fine";

/** How that is drawn where there are no colours. */
export const VERDICT_MARKS: Readonly<Record<Verdict, Mark>> = { problem: "✗", open: "?", fine: "✓" };

/** What a word of ours says. */
export interface Words {
	/** What it means; the beginning of a sentence, in lower case. */
	readonly meaning: string;
	/** What receivers or senders of mail make of it; a sentence without a full stop at its end. */
	readonly consequence: string;
}

/** What a status says. */
export interface StatusWords extends Words {
	readonly verdict: Verdict;
}

/** By status: those of an address, whose `ok` it is, then those of a mail host. This is the order in which they are explained. */
export const STATUS_WORDS: Readonly<Record<Status, StatusWords>> = {
	ok: {
		verdict: "fine",
		meaning: "a PTR of the address names a host that has this address",
		consequence: "Receivers that look the name up in both directions find what they ask for",
	},
	unconfirmed: {
		verdict: "problem",
		meaning: "no host that the PTRs name has this address",
		consequence:
			"Gmail refuses mail where the host that the PTR names does not have the address (550-5.7.25); Yahoo wants both directions to agree as well",
	},
	unverified: {
		verdict: "open",
		meaning: "the PTRs name hosts outside the zones that are read",
		consequence:
			"Only a look-up tells whether those hosts have the address; Gmail refuses mail if they do not (550-5.7.25)",
	},
	missing: {
		verdict: "problem",
		meaning: "the reverse zone has no PTR for the address",
		consequence:
			"Many receivers refuse or penalise mail from it. Gmail slows down and then refuses mail from an address without PTR (421-4.7.23, 550-5.7.25); Outlook.com, Yahoo, GMX and Comcast ask for one too",
	},
	unknown: {
		verdict: "open",
		meaning: "no zone that is read answers for the reverse name",
		consequence:
			"Only a look-up tells whether there is a PTR. Who runs the network, often the provider, publishes it; ask there whether it is right",
	},
	"no-address": {
		verdict: "problem",
		meaning: "the mail host has no address",
		consequence:
			"Senders find no address to deliver to: they try the next MX, and where there is none the mail bounces",
	},
	cname: {
		verdict: "problem",
		meaning: "the mail host is an alias",
		consequence:
			"An MX must name a host, not an alias (RFC 2181 section 10.3): many senders follow it all the same, some give the mail back",
	},
	outside: {
		verdict: "open",
		meaning: "the mail host lies outside the zones that are read",
		consequence: "Whether it has an address is written in a zone that is not here",
	},
	null: {
		verdict: "fine",
		meaning: "the domain takes no mail",
		consequence: "Senders give mail for it back at once, which is what RFC 7505 is for",
	},
};

/** Said of a sending address whose PTR is no name for a mail host. */
export const GENERIC = "looks generic";

/** The same for that, which is no status but a problem all the same. */
export const GENERIC_WORDS: StatusWords = {
	verdict: "problem",
	meaning: "the PTR looks like that of a dial-up line",
	consequence: "Outlook.com may turn away dynamic addresses, T-Online does (554), and Yahoo advises against such names",
};

/** Words as two sentences without full stops. */
export function explained({ meaning, consequence }: Words): readonly [string, string] {
	return [meaning.charAt(0).toUpperCase() + meaning.slice(1), consequence];
}
