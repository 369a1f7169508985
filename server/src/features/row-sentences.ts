import type { AddressStatus, ExchangeStatus, Pointer } from "../trio/status.ts";
import type { MailVerdict } from "./mail-row.ts";
import { explained, GENERIC_WORDS, STATUS_WORDS, type Status, type Words } from "./status-words.ts";

/** What is said of the group of addresses that send and belong to no MX. */
export const SENTENCES_OF_SENDERS: readonly string[] = ["Addresses from which mail is sent and to which no MX leads"];

const HOST_OK: Words = { meaning: "the mail host has addresses", consequence: "Mail can be delivered to it" };

const POINTER_WORDS: Readonly<Record<Pointer["state"], Words>> = {
	confirmed: { meaning: "the host has the address", consequence: "Receivers can confirm its name" },
	differs: {
		meaning: "the host has addresses, but not this one",
		consequence: "Receivers do not come back to the address from this name",
	},
	absent: {
		meaning: "the host has no address",
		consequence: "Receivers do not come back to the address from this name",
	},
	outside: {
		meaning: "the host lies outside the zones that are read, so its addresses are not known",
		consequence: "Receivers will look them up",
	},
};

/** What is known of a row when its sentences are made. */
interface Judged<Word extends Status> {
	readonly status: Word;
	readonly verdict: MailVerdict;
	readonly requestable: readonly string[];
}

/** What the worst of a domain's mail hosts is, if not all are in order. */
export function sentencesOfDomain(row: Judged<Status> & { readonly problems: number }): readonly string[] {
	if (row.verdict === "ok" && row.status !== "null") return ["All its mail hosts are in order"];
	return row.problems > 0 && row.status === "ok" ? explained(GENERIC_WORDS) : sentencesOfStatus(row);
}

/** What becomes of mail for a host that an MX names. */
export function sentencesOfExchange(status: ExchangeStatus): readonly string[] {
	return explained(status === "ok" ? HOST_OK : STATUS_WORDS[status]);
}

/** What receivers find on the way back from an address. */
export function sentencesOfAddress(row: Judged<AddressStatus> & { readonly generic: boolean }): readonly string[] {
	return row.generic ? [...sentencesOfStatus(row), ...explained(GENERIC_WORDS)] : sentencesOfStatus(row);
}

/** What receivers find at the name that a PTR gives. */
export function sentencesOfPointer(state: Pointer["state"]): readonly string[] {
	return explained(POINTER_WORDS[state]);
}

function sentencesOfStatus({ status, verdict, requestable }: Judged<Status>): readonly string[] {
	const [meaning, consequence] = explained(STATUS_WORDS[status]);
	// Nothing follows at a host that a remark takes out of mail, nor in networks that are private or hosted elsewhere.
	const isExcused = verdict === "ok" && STATUS_WORDS[status].verdict === "problem";
	const isLeftAlone = status === "unknown" && requestable.length === 0;
	return isExcused || isLeftAlone ? [meaning] : [meaning, consequence];
}
