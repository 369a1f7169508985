import { addressText } from "../../records/address.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { setFields } from "../fixes/set-fields.ts";
import type { RecordRule } from "../rule.ts";

/** The octets in front of each address: family, prefix length, and the length of what follows. */
const HEAD = 4;
const NEGATED = 0x80;

/** RFC 3123 section 4: a prefix says nothing of the bits behind it. */
export const aplHostbits: RecordRule = {
	id: "apl-hostbits",
	group: "record-syntax",
	subject: "record",
	types: [TYPE_CODE.APL],
	severity: "hint",
	summary: "An address of an APL record has bits behind its prefix",
	sources: ["RFC 3123 section 4"],

	check(record, report) {
		if (record.isGenerated) return;
		const prefixes = readPrefixes(record.wire);
		const wrong = prefixes.filter(({ shown, masked }) => shown !== masked);
		if (wrong.length === 0) return;
		const fixed = prefixes.map(({ masked }) => masked).join(" ");
		report({
			at: record.atRdata,
			message: `${wrong[0]!.shown} has bits behind its prefix, which mean nothing. Write ${wrong[0]!.masked}`,
			actions: () => (prefixes.length === 1 ? [setFields(record, new Map([[0, fixed]]), `Write ${fixed}`)] : []),
		});
	},
};

interface Prefix {
	readonly shown: string;
	readonly masked: string;
}

function readPrefixes(wire: Uint8Array): Prefix[] {
	const prefixes: Prefix[] = [];
	for (let at = 0; at + HEAD <= wire.length; ) {
		const family = wire[at]! * 256 + wire[at + 1]!;
		const length = wire[at + 2]!;
		const size = wire[at + 3]! & ~NEGATED;
		const address = new Uint8Array(family === 1 ? 4 : 16);
		address.set(wire.subarray(at + HEAD, at + HEAD + Math.min(size, address.length)));
		const sign = (wire[at + 3]! & NEGATED) !== 0 ? "!" : "";
		const masked = address.map((octet, index) => octet & (0xff00 >> Math.min(8, Math.max(0, length - index * 8))));
		const text = (octets: Uint8Array) => `${sign}${family}:${addressText(octets)}/${length}`;
		if (family === 1 || family === 2) prefixes.push({ shown: text(address), masked: text(masked) });
		at += HEAD + size;
	}
	return prefixes;
}
