import type { CalendarDay } from "../../records/serial.ts";
import type { Chains } from "../../trio/chains.ts";
import type { HostNotes } from "../../trio/host-notes.ts";
import type { MailFacts } from "../../trio/mail-facts.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Watch } from "./watch.ts";

/** What views are made from. Rules get views only. */
export interface RuleContext {
	readonly workspace: Workspace;
	readonly chains: Chains;
	readonly facts: MailFacts;
	readonly notes: HostNotes;
	/** The day by which serials are raised. */
	readonly today: () => CalendarDay;
	/** What the subject at hand is judged by is remembered here. */
	readonly watch: Watch;
}
