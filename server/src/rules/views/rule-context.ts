import type { Verdicts } from "../../dnssec/verdict.ts";
import type { CalendarDay } from "../../records/serial.ts";
import type { RecordId } from "../../tables/record-table.ts";
import type { Chains } from "../../trio/chains.ts";
import type { HostNotes } from "../../trio/host-notes.ts";
import type { MailFacts } from "../../trio/mail-facts.ts";
import type { PublishedZones } from "../../workspace/published-zones.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { FirstOfType } from "./first-of-type.ts";
import type { Glance } from "./glance.ts";
import type { RecordView } from "./record-view.ts";
import type { Watch } from "./watch.ts";
import type { ZoneSigning } from "./zone-signing.ts";

/** What views are made from. Rules get views only. */
export interface RuleContext {
	readonly workspace: Workspace;
	readonly chains: Chains;
	readonly facts: MailFacts;
	readonly notes: HostNotes;
	/** What the tables tell of a record at a glance. */
	readonly glance: Glance;
	/** What verifying zones has shown. */
	readonly verdicts: Verdicts;
	/** The versions of zones that were published before. */
	readonly published: PublishedZones;
	/** What signs the zones. */
	readonly signing: ZoneSigning;
	/** The first records of zones of the types that were asked for. */
	readonly firstOfType: FirstOfType;
	/** Makes the view of a record: views of addresses lead to records and back, and only one of them may import the other. */
	readonly viewRecord: (context: RuleContext, record: RecordId) => RecordView;
	/** The day by which serials are raised. */
	readonly today: () => CalendarDay;
	/** What the subject at hand is judged by is remembered here. */
	readonly watch: Watch;
}
