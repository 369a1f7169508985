import type { RecordView } from "../views/record-view.ts";

/** A CAA record, taken apart (RFC 8659 section 4.1). */
export interface CaaProperty {
	readonly flags: number;
	/** As it is written. */
	readonly tag: string;
	readonly value: string;
}

/** What a CAA record says; undefined where its text has been let go. */
export function caaProperty(record: RecordView): CaaProperty | undefined {
	const { wire } = record;
	if (wire.length < 2) return undefined;
	const end = 2 + wire[1]!;
	return {
		flags: wire[0]!,
		tag: String.fromCharCode(...wire.subarray(2, end)),
		value: Array.from(wire.subarray(end), (octet) => String.fromCharCode(octet)).join(""),
	};
}

/** The authority that an `issue` or its kin names; "" for nobody. */
export function caaIssuer({ value }: CaaProperty): string {
	return value.split(";", 1)[0]!.trim();
}
