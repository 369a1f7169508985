import { type MailSources, mailState } from "./mail-state.ts";
import type { MailReport } from "./reported-mail.ts";

/** Draws up the report; the workspace must be settled. Everything is sorted, so that two reports can be compared. */
export function mailReport(sources: MailSources): MailReport {
	const { domains, senders } = mailState(sources);
	return {
		version: 1,
		domains: domains.map(({ reported }) => reported),
		senders: senders.map(({ reported }) => reported),
	};
}
