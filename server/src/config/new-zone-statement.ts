import type { ServerConfiguration } from "./configured-zone.ts";
import type { ConfigSpan, StatementItem, ZoneStatement } from "./zone-statement.ts";

/** The servers that have a statement for each zone. */
type Server = Exclude<ServerConfiguration["server"], "coredns">;

/** A zone that is to be configured. */
export interface NewConfiguredZone {
	/** Absolute. */
	readonly origin: string;
	/** The path as it is to be written; undefined where the items that are taken over tell it, by a template or pattern. */
	readonly file: string | undefined;
}

/** What a new zone has in common with the one beside it: who may ask for it and who is told of changes. */
const SHARED: Readonly<Record<Server, ReadonlySet<string>>> = {
	named: new Set("type template file in-view allow-query allow-transfer also-notify notify".split(" ")),
	nsd: new Set(
		"name zonefile include-pattern notify notify-retry provide-xfr allow-query outgoing-interface".split(" "),
	),
	knot: new Set("domain id template storage file notify acl".split(" ")),
};

const FILE_KEYWORD: Readonly<Record<Server, string>> = { named: "file", nsd: "zonefile", knot: "file" };

/**
 * A statement for a new zone, like one that is there: its words, quotes, line breaks and indentation, without what
 * concerns that zone alone. The first line has no indentation.
 *
 * @param text that of the file in which the model stands.
 */
export function newZoneStatement(
	server: Server,
	text: string,
	model: ZoneStatement,
	{ origin, file }: NewConfiguredZone,
): string {
	const name = /\.["']?$/.test(slice(text, model.name)) ? origin : origin.replace(/\.$/, "");
	const kept = model.items.filter(({ keyword }) => SHARED[server].has(keyword));
	let items = "";
	let tellsFile = file === undefined;
	for (const item of kept) {
		const isFile = item.keyword === FILE_KEYWORD[server];
		tellsFile ||= isFile || item.keyword === "in-view";
		items += gapBefore(text, model, item);
		if (item.start === model.name.start) items += `${item.keyword}: ${valueLike("", name)}`;
		else if (item.value?.start === model.name.start) items += withValue(text, item, name);
		else items += isFile && file !== undefined ? withValue(text, item, file) : slice(text, item);
	}
	if (!tellsFile) items += gapBeforeFurther(server, text, model, kept.at(-1)) + fileItem(server, file!);
	if (server !== "named") return text.slice(model.start, model.headEnd) + items;
	const zoneClass = /\bIN\b/i.exec(text.slice(model.name.end, model.headEnd));
	const head = text.slice(model.start, model.name.start) + valueLike(slice(text, model.name), name);
	const brace = text.slice(model.name.end, model.headEnd).includes("\n")
		? lineEndOf(text) + indentationAt(text, model.headEnd - 1)
		: " ";
	return `${head}${zoneClass ? ` ${zoneClass[0]}` : ""}${brace}{${items}${gapBefore(text, model, { start: model.close })}};`;
}

/** Where the line of an offset begins to be something else than blanks, as these blanks. */
export function indentationAt(text: string, offset: number): string {
	return /^[ \t]*/.exec(text.slice(lineStart(text, offset)))![0];
}

export function lineStart(text: string, offset: number): number {
	return text.lastIndexOf("\n", offset - 1) + 1;
}

/** The line end that a text has. */
export function lineEndOf(text: string): string {
	return /\r\n|\n/.exec(text)?.[0] ?? "\n";
}

/** What stands between an item and the one before, comments left out: a blank, or a line end and the indentation. */
function gapBefore(text: string, model: ZoneStatement, { start }: { readonly start: number }): string {
	const before = model.items.findLast((item) => item.end <= start)?.end ?? model.headEnd;
	const between = text.slice(before, start);
	if (!between.includes("\n")) return between === "" ? "" : " ";
	return lineEndOf(text) + indentationAt(text, start);
}

/** The same for an item behind the last one; only named takes several on one line. */
function gapBeforeFurther(server: Server, text: string, model: ZoneStatement, last: StatementItem | undefined): string {
	const gap = gapBefore(text, model, last ?? { start: model.close });
	if (server === "named" || gap.includes("\n")) return gap;
	const start = last?.start ?? model.headEnd;
	return lineEndOf(text) + text.slice(lineStart(text, start), start).replace(/[^\t ]/g, " ");
}

/** An item with another value. */
function withValue(text: string, item: StatementItem, value: string): string {
	if (!item.value) return slice(text, item);
	const written = valueLike(slice(text, item.value), value);
	return text.slice(item.start, item.value.start) + written + text.slice(item.value.end, item.end);
}

/** A value in the quotes that another has; in some where it needs them. */
export function valueLike(other: string, value: string): string {
	const mark = /^["']/.test(other) ? other[0] : /^[\w./-]+$/.test(value) ? "" : '"';
	return mark + value + mark;
}

function slice(text: string, { start, end }: ConfigSpan): string {
	return text.slice(start, end);
}

function fileItem(server: Server, file: string): string {
	if (server === "named") return `file "${file}";`;
	return server === "nsd" ? `zonefile: "${file}"` : `file: "${file}"`;
}
