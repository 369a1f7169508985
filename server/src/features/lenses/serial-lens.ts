import { isDateSerial } from "../../records/serial.ts";
import { isRefusal } from "../../rules/fix.ts";
import { raiseSerial } from "../../rules/fixes/raise-serial.ts";
import { publishedSerial } from "../../rules/judgements/published-serial.ts";
import { serialOf } from "../../rules/judgements/zone-serial.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { Zone } from "../../zone/zone.ts";
import { soaOfZone } from "../raise-serials.ts";
import type { LensWords } from "./lens.ts";

/** When the serial was raised, and whether records have changed since; raises it where the file is ours to write. */
export function serialWords(context: RuleContext, zone: Zone): LensWords | undefined {
	const soa = soaOfZone(context, zone);
	if (!soa) return undefined;
	const serial = serialOf(soa);
	const day = dayOfSerial(serial, context.today().year);
	const raised = day === undefined ? `serial ${serial}` : `last raised ${day}`;
	const published = publishedSerial(context, zone);
	const changed = published?.isChanged && published.isSame ? " · records have changed since" : "";
	if (isRefusal(raiseSerial(soa, serial).edits())) return { title: `${raised}${changed}` };
	return { title: `Raise serial · ${raised}${changed}`, action: { kind: "raise-serial" } };
}

/** In September 2001, when it got ten digits. */
const FIRST_UNIX_TIME = 1_000_000_000;

/** The day that a serial tells, `2025-08-01`; undefined for one that only counts. */
export function dayOfSerial(serial: number, year: number): string | undefined {
	if (isDateSerial(serial, year)) {
		const day = String(Math.floor(serial / 100));
		return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
	}
	// Of a time that is yet to come nobody has raised it.
	const time = new Date(serial * 1000);
	const isTime = serial >= FIRST_UNIX_TIME && time.getUTCFullYear() <= year;
	return isTime ? time.toISOString().slice(0, 10) : undefined;
}
