import { gateway } from "../../records/fields/gateway.ts";
import { isNameKind, names } from "../../records/fields/name.ts";
import { showFields } from "../../records/read-rdata.ts";
import { recordTypeByCode } from "../../records/record-types.ts";

/** A name in RDATA: the number of its field, and that of the word in which it is written, since the last field may have many. */
export interface RdataName {
	readonly field: number;
	readonly part: number;
	/** Absolute, as it is on the wire. */
	readonly text: string;
}

/** The names in the RDATA of a record of a type, in their order. */
export function namesInRdata(type: number, wire: Uint8Array): RdataName[] {
	const shown = showFields(type, wire, 0, wire.length) ?? [];
	return (recordTypeByCode(type)?.fields ?? []).flatMap(({ kind }, field) => {
		const text = shown[field] ?? "";
		if (isNameKind(kind)) return [{ field, part: field, text }];
		// No gateway is written as a dot, which then is no name.
		if (kind.id === GATEWAY) return text.length > 1 && text.endsWith(".") ? [{ field, part: field, text }] : [];
		if (kind.id !== NAMES || text === "") return [];
		return text.split(" ").map((one, index) => ({ field, part: field + index, text: one }));
	});
}

const GATEWAY = gateway("gateway").kind.id;
const NAMES = names("names").kind.id;

/** How many fields of a type may be names. */
export function nameFieldCount(type: number): number {
	const fields = recordTypeByCode(type)?.fields ?? [];
	return fields.filter(({ kind }) => isNameKind(kind) || kind.id === GATEWAY || kind.id === NAMES).length;
}
