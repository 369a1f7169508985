import { prefixName } from "./fields/a6.ts";
import { isNameKind } from "./fields/name.ts";
import { RdataCursor } from "./rdata-reader.ts";
import type { Field } from "./record-type.ts";
import { RECORD_TYPES, recordTypeByCode } from "./record-types.ts";
import { TYPE_CODE } from "./type-code.ts";

/** Types whose names BIND compares as they are written (RFC 6840 section 5.1, RFC 9460 section 2.2). */
const CASE_COUNTS: ReadonlySet<number> = new Set([
	TYPE_CODE.NSEC,
	TYPE_CODE.IPSECKEY,
	TYPE_CODE.HIP,
	TYPE_CODE.TALINK,
	TYPE_CODE.SVCB,
	TYPE_CODE.HTTPS,
	TYPE_CODE.DSYNC,
	TYPE_CODE.LP,
	TYPE_CODE.AMTRELAY,
]);

const PREFIX_NAME = prefixName("").kind;

/** Types that have a name whose case does not matter. */
const WITH_NAMES: ReadonlySet<number> = new Set(
	RECORD_TYPES.filter(({ code, fields }) => !CASE_COUNTS.has(code) && fields.some(isCaseless)).map(({ code }) => code),
);

/** Whether records of a type have a name whose case does not matter. */
export function hasCaselessName(code: number): boolean {
	return WITH_NAMES.has(code);
}

function isCaseless({ kind }: Field): boolean {
	return isNameKind(kind) || kind === PREFIX_NAME;
}

/**
 * The canonical text of valid RDATA, `wire[start..end)`, as it is equal for records of a type which servers take for the same
 * one. `shown` is what `showRdata` makes of it.
 */
export function comparableRdata(code: number, wire: Uint8Array, start: number, end: number, shown: string): string {
	if (!WITH_NAMES.has(code)) return shown;
	const cursor = new RdataCursor(wire, start, end);
	const texts = recordTypeByCode(code)!.fields.map((field) => {
		const text = field.kind.show(cursor, field);
		return isCaseless(field) ? text.toLowerCase() : text;
	});
	return texts.join(" ");
}
