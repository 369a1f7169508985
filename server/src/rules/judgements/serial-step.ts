import { isLaterSerial } from "../../records/serial.ts";
import type { Fix } from "../fix.ts";
import { stepBack, writeSerial } from "../fixes/raise-serial.ts";
import type { Report } from "../rule.ts";
import { publishedSerial } from "./published-serial.ts";
import { SERIAL, type SoaView } from "./soa-rule.ts";

/**
 * Tells of a serial that is the first of two steps back to another one, and how to make the second.
 *
 * @param kind what the other one is: `date`.
 */
export function reportStep({ record, serial }: SoaView, wanted: number, kind: string, report: Report): void {
	const published = publishedSerial(record.context, record.zone)?.serial ?? serial;
	report({
		at: record.atField(SERIAL),
		message: `The serial ${serial} of ${record.owner} is the first of two steps back to a ${kind}. Load the zone, wait until every secondary answers with ${serial}, and then write ${wanted}`,
		// Before the step is published, the second one would be a step back.
		actions: () =>
			isLaterSerial(wanted, published)
				? [
						writeSerial(record, wanted, `Write ${wanted}, the second step, since every secondary has ${serial}`, {
							preferred: false,
						}),
					]
				: [],
	});
}

/** How to come from a serial that ran ahead to an earlier one; one step is enough where it was not published yet. */
export function serialWayBack({ record, serial }: SoaView, wanted: number): readonly Fix[] {
	const published = publishedSerial(record.context, record.zone)?.serial;
	if (published === undefined || !isLaterSerial(wanted, published)) {
		return stepBack(record, published ?? serial, wanted);
	}
	return [writeSerial(record, wanted, `Write ${wanted}, which comes after the published serial`)];
}
