import { QUOTED } from "../records/rdata-reader.ts";
import { inserted, type Repair } from "../syntax/repair.ts";
import type { BlockReader } from "./block-reader.ts";

/** Says that the record at hand ends with the file, without a line end. BIND says so of a record only. */
export function noteCutOff(reader: BlockReader): void {
	const { ends, flags, count, octets } = reader.tape;
	const end = ends[count - 1]! + ((flags[count - 1]! & QUOTED) !== 0 ? 1 : 0);
	const message = "the file does not end with a line end, so what is appended to it goes on in this line: add one";
	const repair: Repair = {
		title: "Add a line end",
		edits: [inserted(octets.length, "\n")],
		safe: true,
		keepsRecords: true,
	};
	reader.problem("file-no-final-newline", end - 1, end, message, { repairs: [repair] });
}
