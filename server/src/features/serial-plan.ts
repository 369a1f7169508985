import { dateSerial, isLaterSerial, serialBetween } from "../records/serial.ts";
import { isRefusal, type TextEdit } from "../rules/fix.ts";
import { writeSerial } from "../rules/fixes/raise-serial.ts";
import { serialOf } from "../rules/judgements/zone-serial.ts";
import { soaOfZone } from "./raise-serials.ts";
import type { ZoneService } from "./zone-service.ts";

/** The serial of the zone of a file, and what is usually written. */
export interface PresentSerial {
	readonly zone: string;
	readonly serial: number;
	/** The first serial of today, as a date. */
	readonly date: number;
}

/** How the serial of a zone comes to be another one. */
export interface SerialPlan {
	/** What to write now: what is wanted, or the first of two steps to it. */
	readonly serial: number;
	readonly edits: readonly TextEdit[];
}

/** The serial of the first zone that a file is read in; undefined where it has none. The service must be settled. */
export function presentSerial(service: ZoneService, path: string): PresentSerial | undefined {
	const soa = soaOfFile(service, path);
	return soa && { zone: soa.owner, serial: serialOf(soa), date: dateSerial(soa.context.today()) };
}

/**
 * Works out how secondaries follow from the serial that is published to one that is wanted: at once, or by one in between.
 *
 * @param spread whether every secondary has the present serial; else the one counts that was published before, if it is known.
 * @returns why there is no way, in words for the user.
 */
export function planSerial(
	service: ZoneService,
	path: string,
	wanted: number,
	spread: boolean,
): SerialPlan | { readonly refusal: string } {
	const soa = soaOfFile(service, path);
	if (!soa) return { refusal: "there is no zone with an SOA in this file" };
	const known = spread ? undefined : service.engine.context.published.of(soa.zone.key)?.serial;
	const from = known ?? serialOf(soa);
	if (wanted === from) return { refusal: `${soa.owner} has the serial ${wanted} already` };
	const serial = isLaterSerial(wanted, from) ? wanted : serialBetween(from, wanted);
	if (serial === undefined) {
		return {
			refusal: `two steps do not lead from ${from} to ${wanted}, because they are next to each other: raise the serial instead`,
		};
	}
	const edits = writeSerial(soa, serial, "").edits();
	return isRefusal(edits) ? edits : { serial, edits: edits.filter((edit) => "text" in edit) };
}

function soaOfFile(service: ZoneService, path: string): ReturnType<typeof soaOfZone> {
	for (const zone of service.workspace.zonesOfFile(path)) {
		const soa = soaOfZone(service.reading, zone);
		if (soa) return soa;
	}
	return undefined;
}
