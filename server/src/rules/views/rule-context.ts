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
	/** What the subject at hand is judged by is remembered here. */
	watch: Watch;
}
