import type { MailCause } from "../mail-cause.ts";
import type { Status, Verdict } from "../status-words.ts";

/** Where a record is written; line and character from 0, in UTF-16 units. */
export interface RecordPlace {
	readonly path: string;
	readonly line: number;
	readonly character: number;
}

/** One name or address in a step, and the record that says it where there is one. */
export interface StepName {
	readonly text: string;
	readonly place?: RecordPlace;
}

/** One step of the way of mail: from a domain to its mail host, to an address, to the PTR, and back. */
export interface Step {
	/** `Domain`, `MX 10`, `A`, `PTR`, `Back to`, … */
	readonly role: string;
	readonly names: readonly StepName[];
	/** Mail passes, or it breaks here, or nobody here can know. */
	readonly verdict: Verdict;
	/** What is said where mail does not simply pass: a status, or a few words. */
	readonly word?: string;
	/** What it is due to where mail does not pass; the same for all ways that share it. */
	readonly cause?: MailCause;
}

/** A remark on a way: `only receives`, or `greets as` and a name. */
export interface WayNote {
	readonly text: string;
	readonly name?: string;
}

/** The way of mail as far as it can be followed. The last step is the one behind which nothing comes, whatever the reason. */
export interface MailWay {
	readonly steps: readonly Step[];
	/** The states of its host and its address that are not simply good; `ok` or `null` if there is none. */
	readonly statuses: readonly Status[];
	/** Whether what is wrong is that its address sends and has a PTR like that of a dial-up line. */
	readonly generic: boolean;
	readonly verdict: Verdict;
	readonly notes: readonly WayNote[];
}

/** One mail host of a domain, with a way for each address; one way if it has none. */
export interface HostOverview {
	readonly host: string;
	readonly verdict: Verdict;
	readonly ways: readonly MailWay[];
}

export interface DomainOverview {
	readonly domain: string;
	readonly view: string;
	readonly verdict: Verdict;
	/** As the files have it; none for a domain that was only looked up. */
	readonly hosts: readonly HostOverview[];
	/** As the DNS has it, where somebody asked. */
	readonly published?: PublishedOverview;
}

/** What was found when a domain was looked up. */
export interface PublishedOverview {
	/** ISO 8601, UTC. */
	readonly time: string;
	readonly verdict: Verdict;
	readonly hosts: readonly HostOverview[];
	/** What is wrong with it, and what differs from the files. */
	readonly remarks: readonly string[];
}

/** An address that sends mail, and the way back from it. */
export interface SenderOverview {
	readonly address: string;
	readonly source: string;
	readonly way: MailWay;
}

/** How much there is. A mail host, problem or gap that many domains share counts once. */
export interface OverviewCounts {
	readonly domains: number;
	readonly hosts: number;
	readonly senders: number;
	readonly problems: number;
	readonly open: number;
}

/** The mail report as it is drawn: for each domain the ways of its mail, then the addresses that send. */
export interface MailOverview {
	readonly counts: OverviewCounts;
	readonly domains: readonly DomainOverview[];
	readonly senders: readonly SenderOverview[];
}

/** The worst of some verdicts; `fine` if there are none. */
export function worst(verdicts: readonly Verdict[]): Verdict {
	if (verdicts.includes("problem")) return "problem";
	return verdicts.includes("open") ? "open" : "fine";
}
