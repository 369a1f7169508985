import { CLASS, RDATA, TTL, TYPE } from "./entry-reader.ts";
import { COMMENT_PLACE, FIRST_PLACES, type FieldPlace, fieldAt } from "./layout.ts";
import { type LineRow, restEndOf } from "./line-rows.ts";
import { TAB_WIDTH } from "./screen.ts";

/** Wider owners, other fields and lines do not move the columns of all the others. */
const MOST_OWNER = 40;
const MOST_FIELD = 12;
const MOST_LINE = 100;

/** Columns that are as wide as what stands in them, the same for all lines. */
export function fittingPlaces(rows: readonly LineRow[], tabs: boolean): FieldPlace[] {
	const widths = [0, 0, 0, 0];
	let owner = 1;
	let classFirst = 0;
	for (const { ownerWidth, fields } of rows) {
		if (ownerWidth <= MOST_OWNER) owner = Math.max(owner, ownerWidth);
		for (const { place, width } of fields) {
			const field = fieldAt(place)!;
			if (field !== RDATA && width <= MOST_FIELD) widths[field] = Math.max(widths[field]!, width);
		}
		classFirst += orderOf(fields.map(({ place }) => fieldAt(place)!));
	}
	const columns: number[] = [];
	let at = rounded(owner + 1, tabs);
	for (const field of classFirst > 0 ? [CLASS, TTL, TYPE, RDATA] : [TTL, CLASS, TYPE, RDATA]) {
		columns[field] = at;
		if (widths[field]! > 0) at = rounded(at + widths[field]! + 1, tabs);
	}
	const places: FieldPlace[] = [];
	for (let place = 0; place < COMMENT_PLACE; place++) places[place] = { column: columns[fieldAt(place)!]!, tabs };
	for (const place of FIRST_PLACES) places[place] = { column: columns[fieldAt(place)!]!, tabs };
	places[COMMENT_PLACE] = { gap: "as it is" };
	return places;
}

/** The column at which comments stand behind all of some lines that are laid out, but the longest. */
export function commentColumn(rows: readonly LineRow[], tabs: boolean): number {
	let end = 0;
	for (const row of rows) {
		const restEnd = restEndOf(row, row.fields.at(-1)!.at, true);
		if (restEnd <= MOST_LINE) end = Math.max(end, restEnd);
	}
	return rounded(end + 1, tabs);
}

/** 1 where a class stands before a TTL, -1 where it stands behind it. */
function orderOf(fields: readonly number[]): number {
	const [ttl, recordClass] = [fields.indexOf(TTL), fields.indexOf(CLASS)];
	if (ttl < 0 || recordClass < 0) return 0;
	return recordClass < ttl ? 1 : -1;
}

function rounded(column: number, tabs: boolean): number {
	return tabs ? Math.ceil(column / TAB_WIDTH) * TAB_WIDTH : column;
}
