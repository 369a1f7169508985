import { nextSerial, serialBetween } from "../../records/serial.ts";
import type { Fix } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { makeFix, type Offer } from "./make-fix.ts";
import { fieldChange } from "./replace-field.ts";

/** Where the serial of an SOA stands, counted from 0 (RFC 1035 section 3.3.13). */
const SERIAL = 2;

/** Raises a serial above one that was published, in the scheme that this follows. */
export function raiseSerial(soa: RecordView, published: number, offer?: Offer): Fix {
	const next = nextSerial(published, soa.context.today());
	return writeSerial(soa, next, `Raise the serial to ${next}`, offer);
}

/** Writes the first of two serials by which secondaries follow from one that was published to one that is not later. */
export function stepBack(soa: RecordView, published: number, wanted: number): readonly Fix[] {
	const between = serialBetween(published, wanted);
	if (between === undefined) return [];
	const title = `Go back in two steps: write ${between} now, and ${wanted} when every secondary has that`;
	return [writeSerial(soa, between, title, { preferred: false })];
}

/** Writes a serial as it is told, which is all that changes. */
export function writeSerial(soa: RecordView, serial: number, title: string, offer?: Offer): Fix {
	const change = fieldChange(soa, SERIAL, () => String(serial));
	return makeFix({ ...change, context: soa.context, title, serial: "keep" }, offer);
}
