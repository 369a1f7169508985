import { expect } from "vitest";
import { Verdicts } from "../../../../server/src/dnssec/verdict.ts";
import { parseAddress } from "../../../../server/src/records/address.ts";
import { type Fix, type Refusal, toldRefusal } from "../../../../server/src/rules/fix.ts";
import { AddressView } from "../../../../server/src/rules/views/address-view.ts";
import { FirstOfType } from "../../../../server/src/rules/views/first-of-type.ts";
import { Glance } from "../../../../server/src/rules/views/glance.ts";
import { RecordView, viewRecord } from "../../../../server/src/rules/views/record-view.ts";
import type { RuleContext } from "../../../../server/src/rules/views/rule-context.ts";
import { NO_WATCH } from "../../../../server/src/rules/views/watch.ts";
import { ZoneSigning } from "../../../../server/src/rules/views/zone-signing.ts";
import type { RecordId } from "../../../../server/src/tables/record-table.ts";
import { Chains } from "../../../../server/src/trio/chains.ts";
import { HostNotes } from "../../../../server/src/trio/host-notes.ts";
import { MailFacts } from "../../../../server/src/trio/mail-facts.ts";
import { PublishedZones } from "../../../../server/src/workspace/published-zones.ts";
import type { Zone } from "../../../../server/src/zone/zone.ts";
import {
	applyEdits,
	type Files,
	memoryWorkspace,
	type PartialSettings,
	ROOT,
	textOf,
} from "../../../support/memory-workspace.ts";

/** The day on which all fixes of the tests are made. */
const TODAY = { year: 2026, month: 11, day: 24 };

/** A workspace to try fixes on, with the views that rules would hand them. */
export class FixBench {
	readonly context: RuleContext;

	constructor(files: Files, settings: PartialSettings = {}) {
		const workspace = memoryWorkspace(files, settings);
		workspace.advance(() => false);
		const notes = new HostNotes(workspace);
		const chains = new Chains(workspace, notes);
		const facts = new MailFacts(workspace, chains, notes);
		notes.refresh();
		chains.refresh();
		this.context = {
			workspace,
			chains,
			facts,
			notes,
			glance: new Glance(workspace, chains, facts, notes),
			viewRecord,
			verdicts: new Verdicts(),
			published: new PublishedZones(),
			signing: new ZoneSigning(workspace),
			firstOfType: new FirstOfType(workspace),
			today: () => TODAY,
			watch: NO_WATCH,
		};
		for (const record of this.#records()) {
			const { ownerName, universe } = new RecordView(this.context, record);
			facts.update(universe, ownerName);
		}
	}

	/** The zone with an origin, in a view if one is given. */
	zone(origin: string, view = ""): Zone {
		const { workspace } = this.context;
		for (const { zone } of workspace.openZones()) {
			const isInView = workspace.zones.universeOf(zone).view === view;
			if (isInView && workspace.tables.names.text(zone.origin) === origin) return zone;
		}
		throw new Error(`no zone ${origin} in the view "${view}"`);
	}

	/** An address as the zone with an origin sees it. */
	address(text: string, origin = "example.com.", view = ""): AddressView {
		const { workspace } = this.context;
		const octets = parseAddress(text)!;
		const id = workspace.tables.addresses.intern(octets, 0, octets.length);
		return new AddressView(this.context, workspace.zones.universeOf(this.zone(origin, view)), id);
	}

	/** The first record with an owner and a type. */
	record(owner: string, type: string): RecordView {
		for (const record of this.#records()) {
			const view = new RecordView(this.context, record);
			if (view.owner === owner && view.typeName === type) return view;
		}
		throw new Error(`no ${type} record of ${owner}`);
	}

	/** Makes a fix and returns the texts of the files that it changed. */
	make(fix: Fix | undefined): Record<string, string> {
		const edits = fix!.edits();
		if ("refusal" in edits) throw new Error(`refused: ${edits.refusal}`);
		applyEdits(this.context.workspace, edits);
		this.context.workspace.advance(() => false);
		const names = new Set(edits.map((edit) => edit.path.slice(ROOT.length + 1)));
		return Object.fromEntries([...names].map((name) => [name, textOf(this.context.workspace, name)]));
	}

	/** Why a fix is refused. */
	refusal(fix: Fix | undefined): string {
		const edits = fix!.edits();
		expect(edits).toHaveProperty("refusal");
		return toldRefusal(edits as Refusal);
	}

	*#records(): IterableIterator<RecordId> {
		const { records } = this.context.workspace.tables;
		for (let record = 0; record < records.limit; record++) {
			if (records.isLive(record as RecordId)) yield record as RecordId;
		}
	}
}
