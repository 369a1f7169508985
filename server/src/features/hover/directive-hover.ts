import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { Reading } from "../places/located.ts";
import { fileLocation } from "../places/location.ts";
import type { HoverBlock } from "./hover-text.ts";

/** What a directive does; undefined for words that are none. */
export function directiveHover(
	context: RuleContext,
	word: string,
	reading: Reading | undefined,
): HoverBlock[] | undefined {
	const text = DIRECTIVES.get(word);
	if (!text) return undefined;
	const made = word === "$GENERATE" && reading ? generatedHover(context, reading) : [];
	return [{ paragraph: [{ code: word }, ` – ${text}`] }, ...made];
}

const DIRECTIVES: ReadonlyMap<string, string> = new Map([
	["$ORIGIN", "names without a dot at their end are completed with this name from here on (RFC 1035 section 5.1)"],
	["$TTL", "the TTL of the records below that write none (RFC 2308 section 4)"],
	[
		"$INCLUDE",
		"reads another file here, below a name if one follows the path; origin and owner are as before behind it (RFC 1035 section 5.1)",
	],
	["$GENERATE", "makes a record for each number of a range, with the number in the place of $ (BIND)"],
	["$DATE", "the time of a dump, from which BIND counts its TTLs"],
]);

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

function line(context: RuleContext, record: Reading["records"][number]): string {
	const { owner, rdata, ttl, typeName } = context.viewRecord(context, record);
	return `${owner} ${ttl} IN ${typeName} ${rdata}`;
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
