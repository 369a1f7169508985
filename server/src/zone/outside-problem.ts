import { TYPE_CODE } from "../records/type-code.ts";
import type { Problem } from "../syntax/problem.ts";
import type { Repair } from "../syntax/repair.ts";
import type { NameId } from "../tables/name-table.ts";
import { DOT } from "../text/char.ts";
import type { BlockReader } from "./block-reader.ts";

/** What is said of a record whose owner, written at a token, lies outside the zone. */
export function outsideProblem(
	reader: BlockReader,
	owner: NameId,
	token: number,
): Pick<Problem, "message" | "glueOf" | "repairs"> {
	const { names } = reader.tables;
	const { typeCode } = reader.entry;
	const isAddress = token === 0 && (typeCode === TYPE_CODE.A || typeCode === TYPE_CODE.AAAA);
	const repair = dotRemoved(reader, token);
	const remedy = repair
		? "Take the final dot away if it belongs to the zone"
		: "Put it into the zone that has the name, or delete it";
	return {
		message: `${names.text(owner)} lies outside the zone ${names.text(reader.zone.origin)}, so servers ignore this record. ${remedy}`,
		...(isAddress && { glueOf: owner }),
		...(repair && { repairs: [repair] }),
	};
}

/** `mail.` is hardly meant as a top-level domain. */
function dotRemoved({ entry, origin, tables, tape, zone }: BlockReader, token: number): Repair | undefined {
	const { octets, starts, ends } = tape;
	if (token !== 0 || entry.owner !== 0 || !tables.names.isWithin(origin, zone.origin)) return undefined;
	const start = starts[0]!;
	const last = ends[0]! - 1;
	if (last <= start || octets.indexOf(DOT, start) !== last) return undefined;
	const name = String.fromCharCode(...octets.subarray(start, last));
	if (!/^[a-z0-9_*-]+$/i.test(name)) return undefined;
	return { title: `Remove the final dot: ${name}`, edits: [{ start: last, end: last + 1, text: "" }] };
}
