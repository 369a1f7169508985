import type { Fault, FaultOf } from "../../dnssec/fault.ts";
import type { ZoneVerdict } from "../../dnssec/verdict.ts";
import type { RecordId } from "../../tables/record-table.ts";
import type { Zone } from "../../zone/zone.ts";
import { RecordView } from "./record-view.ts";
import type { RuleContext } from "./rule-context.ts";

/** What verifying a zone has shown. */
export class VerificationView {
	readonly context: RuleContext;
	readonly zone: Zone;
	readonly #verdict: ZoneVerdict;

	constructor(context: RuleContext, zone: Zone, verdict: ZoneVerdict) {
		this.context = context;
		this.zone = zone;
		this.#verdict = verdict;
	}

	get origin(): string {
		return this.context.workspace.tables.names.text(this.zone.origin);
	}

	/** What was found that a rule tells of. */
	faults<Rule extends Fault["rule"]>(rule: Rule): readonly FaultOf<Rule>[] {
		return this.#verdict.faults.filter((fault): fault is FaultOf<Rule> => fault.rule === rule);
	}

	record(record: RecordId): RecordView {
		return new RecordView(this.context, record);
	}
}
