import type { Fix } from "../fix.ts";
import { askForMailbox } from "../fixes/ask-for-mailbox.ts";
import type { RecordView } from "../views/record-view.ts";
import { type MailDomainState, mailDomainState } from "./mail-domain-state.ts";

/** Domains of which the loaded zones tell that mail to them does not arrive. */
const DEAF: ReadonlySet<MailDomainState> = new Set<MailDomainState>(["absent", "no mail", "null mx"]);

/** Another mailbox in an SOA, for which the user is asked; none where nobody reads it. */
export function otherMailbox(soa: RecordView): Fix {
	return askForMailbox(soa, (domain) =>
		DEAF.has(mailDomainState(soa, domain))
			? { refusal: `${domain} takes no mail either: name a mailbox in a domain that does` }
			: undefined,
	);
}
