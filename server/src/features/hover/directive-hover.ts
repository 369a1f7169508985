import { recordTypeByCode } from "../../records/record-types.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";
import { REFERS_TO_ADDRESS, REFERS_TO_NAME, type RecordId } from "../../tables/record-table.ts";
import { DIRECTIVE_WORDS } from "../directive-words.ts";
import type { Reading } from "../places/located.ts";
import { fileLocation } from "../places/location.ts";
import type { HoverBlock } from "./hover-text.ts";

/** What a directive does; undefined for words that are none. */
export function directiveHover(
	context: RuleContext,
	word: string,
	reading: Reading | undefined,
): HoverBlock[] | undefined {
	const text = DIRECTIVE_WORDS.get(word);
	if (!text) return undefined;
	const made = word === "$GENERATE" && reading ? generatedHover(context, reading) : [];
	return [{ paragraph: [{ code: word }, ` – ${text}`] }, ...made];
}

/** How many records a `$GENERATE` makes, with the first and the last of them. */
export function generatedHover(context: RuleContext, { records }: Reading): HoverBlock[] {
	const [first] = records;
	const last = records.at(-1);
	if (first === undefined || last === undefined) return [{ paragraph: ["Makes no record in this zone"] }];
	const count = records.length === 1 ? "1 record" : `${records.length} records`;
	const lines = [
		line(context, first),
		...(records.length > 2 ? ["…"] : []),
		...(last === first ? [] : [line(context, last)]),
	];
	return [{ paragraph: [`Makes ${count}`] }, { lines: lines.join("\n") }];
}

function line(context: RuleContext, record: RecordId): string {
	const view = context.viewRecord(context, record);
	return `${view.owner} ${view.ttl} IN ${view.typeName} ${dataOf(context, record) ?? view.rdata}`;
}

/** RDATA that is one name or address, from the tables: to read the last of many generated records, all would be made. */
function dataOf({ workspace }: RuleContext, record: RecordId): string | undefined {
	const { addresses, names, records } = workspace.tables;
	const [flags, reference] = [records.flags[record]!, records.reference[record]!];
	if ((flags & REFERS_TO_ADDRESS) !== 0) return addresses.text(reference as AddressId);
	const isWhole = recordTypeByCode(records.type[record]!)?.fields.length === 1;
	return isWhole && (flags & REFERS_TO_NAME) !== 0 ? names.text(reference as NameId) : undefined;
}

/** The file that an `$INCLUDE` reads, or why it reads none. */
export function pathHover({ workspace }: RuleContext, { block: { include } }: Reading): HoverBlock[] {
	if (!include) return [];
	if (include.problem) return [{ paragraph: [include.problem.message] }];
	if (!include.child) return [];
	const origin = workspace.tables.names.text(include.origin);
	const { path } = include.child.file;
	return [{ paragraph: [{ place: fileLocation(path), text: path }, ", read below ", { code: origin }] }];
}
