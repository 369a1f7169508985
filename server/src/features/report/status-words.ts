import type { AddressStatus, ExchangeStatus } from "../../trio/status.ts";

/** The word for the state of a mail host or of the way back from an address. */
export type Status = AddressStatus | ExchangeStatus;

/** How a status is taken: mail suffers, nobody here can know, or all is well. */
export type Verdict = "problem" | "open" | "fine";

/** What a status says. */
export interface StatusWords {
	readonly verdict: Verdict;
	/** What it means. */
	readonly meaning: string;
	/** What receivers or senders of mail make of it. */
	readonly consequence: string;
}

/** By status, the worst last; `ok` is that of an address, since a host without a word of its own is fine. */
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
			"Receivers that look the name up again do not come back to the address. Gmail answers 550-5.7.25, others trust the host less",
	},
	unverified: {
		verdict: "open",
		meaning: "the PTRs name hosts outside the zones that are read",
		consequence: "Whether those hosts have the address is written in zones that are not here",
	},
	missing: {
		verdict: "problem",
		meaning: "the reverse zone has no PTR for the address",
		consequence:
			"Gmail slows down mail from such an address (421-4.7.23) or refuses it (550-5.7.25). Outlook.com and many others ask for a PTR too",
	},
	unknown: {
		verdict: "open",
		meaning: "no zone that is read answers for the reverse name",
		consequence: "Who runs the network, often the provider, publishes the PTR; ask there whether it is right",
	},
	"no-address": {
		verdict: "problem",
		meaning: "the mail host has no address",
		consequence: "Mail for it finds no way. It goes to another MX of the domain, or bounces",
	},
	cname: {
		verdict: "problem",
		meaning: "the mail host is an alias, which an MX must not name",
		consequence:
			"RFC 2181 section 10.3 forbids it. Many senders follow the alias all the same, some give the mail back",
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
	meaning: "the PTR looks like the name of a dial-up line",
	consequence: "Outlook.com and many others refuse mail from addresses with such names, whoever sends it",
};
