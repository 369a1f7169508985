import type { Fix, Refusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { absoluteHost } from "./absolute-host.ts";
import { makeJointFix } from "./make-fix.ts";
import { nameChange } from "./replace-name.ts";

/** Where the mailbox stands in an SOA. */
const MAILBOX = 1;

/**
 * Names the mailbox in an SOA for which the user is asked.
 *
 * @param objection why it cannot be in a domain, which is absolute.
 */
export function askForMailbox(soa: RecordView, objection: (domain: string) => Refusal | undefined): Fix {
	const { context, origin } = soa;
	return makeJointFix(
		{
			context,
			title: `Name another mailbox for questions about ${origin}`,
			changes: (answer) => {
				const [, local, domain] = /^([^\s@"]+)@([^\s@]+)$/.exec(answer.trim()) ?? [];
				if (local === undefined || domain === undefined) return { refusal: `${answer} is no mail address` };
				const name = mailboxName(local, domain);
				if (!context.workspace.sought(name)) return { refusal: `${answer} is no mail address that an SOA can name` };
				return objection(absoluteHost(domain)) ?? [nameChange(soa, MAILBOX, name)];
			},
		},
		{
			question: { prompt: `Mailbox for questions about ${origin}`, example: "hostmaster@example.com", kind: "mailbox" },
		},
	);
}

/** RFC 1035 section 8: the part in front of the @ is one label, so a dot in it gets a backslash. */
function mailboxName(local: string, domain: string): string {
	return `${local.replace(/[.\\;()$"]/g, "\\$&")}.${absoluteHost(domain)}`;
}
