import { isRefusal, type TextEdit } from "../rules/fix.ts";
import { raiseSerial } from "../rules/fixes/raise-serial.ts";
import { publishedSerial } from "../rules/judgements/published-serial.ts";
import { serialOf } from "../rules/judgements/zone-serial.ts";
import { RecordView } from "../rules/views/record-view.ts";
import type { RuleContext } from "../rules/views/rule-context.ts";
import { TYPE_SOA } from "../workspace/lookup.ts";
import { PublishedZones } from "../workspace/published-zones.ts";
import type { Zone } from "../zone/zone.ts";
import type { PublishedVersions } from "./published-versions.ts";
import type { ZoneService } from "./zone-service.ts";

/** Zones whose serials are to be raised, and how. */
export interface RaisedSerials {
	/** The names of the zones. */
	readonly zones: readonly string[];
	readonly edits: readonly TextEdit[];
	/** Why those of other zones cannot be, a sentence each. */
	readonly refusals: readonly string[];
}

/** Raises the serial of each zone that a file is read in, whatever has changed. The service must be settled. */
export function raiseSerials(service: ZoneService, path: string): RaisedSerials {
	const context = service.reading;
	return raised(service.workspace.zonesOfFile(path).flatMap((zone) => soaOfZone(context, zone) ?? []));
}

/**
 * Raises the serial of each zone that a file is read in, if its records are others than in a version and the serial is the same; in
 * steps. What the server counts by itself is left alone.
 */
export function* raiseChangedSteps(
	service: ZoneService,
	path: string,
	version: PublishedVersions,
): Generator<void, RaisedSerials> {
	const { workspace, reading } = service;
	const found: RecordView[] = [];
	for (const zone of workspace.zonesOfFile(path)) {
		const open = workspace.openZone(zone);
		if (!open) continue;
		const published = new PublishedZones();
		published.set(zone.key, yield* version.comparedSteps(open));
		const compared = publishedSerial({ ...reading, published }, zone);
		if (compared?.isChanged && compared.isSame) found.push(compared.soa);
	}
	return raised(found);
}

function raised(records: readonly RecordView[]): RaisedSerials {
	const zones = new Set<string>();
	const edits = new Map<string, TextEdit>();
	const refusals = new Set<string>();
	for (const soa of records) {
		const made = raiseSerial(soa, serialOf(soa)).edits();
		if (isRefusal(made)) refusals.add(made.refusal);
		else {
			zones.add(soa.owner);
			// What is in a file of two views is found in both.
			for (const edit of made) if ("text" in edit) edits.set(JSON.stringify(edit), edit);
		}
	}
	return { zones: [...zones], edits: [...edits.values()], refusals: [...refusals] };
}

/** The SOA of a zone, if it can be read. */
export function soaOfZone(context: RuleContext, zone: Zone): RecordView | undefined {
	const record = context.workspace.lookup.recordIn(zone, zone.origin, TYPE_SOA);
	const soa = record < 0 ? undefined : new RecordView(context, record);
	return soa && soa.wire.length >= 22 ? soa : undefined;
}
