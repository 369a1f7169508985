import { readRdata } from "../records/read-rdata.ts";
import type { RecordType } from "../records/record-type.ts";
import { RECORD_TYPES } from "../records/record-types.ts";
import { spellingDistance } from "../text/spelling-distance.ts";
import type { BlockReader } from "./block-reader.ts";
import { tokenText } from "./token-text.ts";

/** What relative names in the data are completed with; which it is does not matter. */
const ORIGIN = new Uint8Array(1);

/** How many letters of a type may be wrong: of a short one, one. */
const SLIPS = 2;
const SHORT = 4;

/** The one record type that a token in the place of a type is nearest to, and that can have the data behind it; undefined if there is none. */
export function typeMeant(reader: BlockReader, token: number): RecordType | undefined {
	const word = tokenText(reader.tape, token).toUpperCase();
	if (!/^[A-Z][A-Z0-9-]*$/.test(word)) return undefined;
	const most = word.length <= SHORT ? 1 : SLIPS;
	let least = most;
	let found: RecordType[] = [];
	for (const type of RECORD_TYPES) {
		if (type.status === "obsolete" || type.status === "meta" || type.fields.length === 0) continue;
		const distance = spellingDistance(word, type.name, least);
		if (distance > least || !canHaveData(reader, type, token + 1)) continue;
		if (distance < least) found = [];
		least = distance;
		found.push(type);
	}
	return found.length === 1 ? found[0] : undefined;
}

/** Whether the tokens from one on are data of a type. */
function canHaveData({ rdata, tape }: BlockReader, type: RecordType, token: number): boolean {
	rdata.start(tape, token, ORIGIN, () => {});
	return readRdata(type, type.code, rdata);
}
