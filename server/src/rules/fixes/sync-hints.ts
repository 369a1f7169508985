import type { Fix } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { inAllCopies } from "./copies-of.ts";
import { makeFix } from "./make-fix.ts";
import type { Replacement } from "./replacement.ts";
import { addition, removal } from "./update-line.ts";
import { octetsRefusal, recordRefusal } from "./written-record.ts";

/**
 * Gives parameters of an SVCB or HTTPS record, and of its copies, new addresses.
 *
 * @param hints the addresses by the keys `ipv4hint` and `ipv6hint`; each key stands in the record.
 */
export function syncHints(record: RecordView, hints: ReadonlyMap<string, readonly string[]>): Fix {
	const { context, zone, owner, ttl, typeName } = record;
	const texts = new Map([...hints].map(([key, addresses]) => [key, `${key}=${addresses.join(",")}`]));
	return makeFix({
		context,
		zone,
		title: `Set ${[...texts.values()].join(" ")}`,
		updates: () => {
			const words = record.rdata.split(" ").map((word) => texts.get(keyOf(word)) ?? word);
			return [removal(record), addition({ owner, ttl, typeName, rdata: words.join(" ") })];
		},
		replacements: () =>
			inAllCopies(record, (copy) => recordRefusal(copy) ?? octetsRefusal(copy) ?? hintsWritten(copy, texts)),
	});
}

function hintsWritten(record: RecordView, texts: ReadonlyMap<string, string>): readonly Replacement[] {
	const { block, fields } = record.text!;
	return fields.flatMap((span, field) => {
		const written = record.writtenField(field);
		const text = texts.get(keyOf(written));
		if (text === undefined) return [];
		// A value in quotes is a field of its own.
		const end = written.endsWith("=") ? (fields[field + 1]?.end ?? span.end) : span.end;
		return [{ file: block.slice.file, index: block.index, start: span.start, end, text }];
	});
}

/** The key of a parameter as it is written, `ipv4hint="192.0.2.1"`. */
export function keyOf(parameter: string): string {
	return /^([a-z0-9-]+)=/i.exec(parameter)?.[1]?.toLowerCase() ?? "";
}
