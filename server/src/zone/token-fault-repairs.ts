import { QUOTED } from "../records/rdata-reader.ts";
import { inserted, type Repair } from "../syntax/repair.ts";
import {
	BACKSLASH_AT_LINE_END,
	NUL_OCTET,
	STRAY_PARENTHESIS,
	SWALLOWED_RECORD,
	type Tape,
	UNCLOSED_GROUP,
	UNCLOSED_QUOTE,
} from "../syntax/tape.ts";
import { SPACE, TAB } from "../text/char.ts";
import { lineEndAt } from "../text/line-end.ts";
import { faultEnd } from "./merge-conflict.ts";

/** What can be done about what is wrong with the tokens of an entry. */
export function tokenFaultRepairs(tape: Tape): readonly Repair[] {
	switch (tape.fault) {
		case UNCLOSED_QUOTE:
			return [closeString(tape)];
		case BACKSLASH_AT_LINE_END:
			return [{ title: "Delete the backslash", edits: [{ start: tape.faultAt, end: tape.faultAt + 1, text: "" }] }];
		case STRAY_PARENTHESIS:
			return [deleteParenthesis(tape.faultAt)];
		case NUL_OCTET:
			return [{ title: "Delete what nobody sees", edits: [{ start: tape.faultAt, end: faultEnd(tape), text: "" }] }];
		case SWALLOWED_RECORD:
		case UNCLOSED_GROUP:
			return closeGroup(tape);
		default:
			return [];
	}
}

/** The string goes to the end of its line: what looks like a comment there may well belong to it. */
function closeString({ octets, faultAt }: Tape): Repair {
	let end = lineEndAt(octets, faultAt);
	while (octets[end - 1] === SPACE || octets[end - 1] === TAB) end--;
	return { title: "Close the string at the end of its line", edits: [inserted(end, '"')] };
}

/** Behind the last field: what stands there as a comment stays one. */
function closeGroup({ ends, flags, count, faultAt }: Tape): Repair[] {
	const last = count - 1;
	if (last < 0 || ends[last]! <= faultAt) return [];
	const end = ends[last]! + ((flags[last]! & QUOTED) !== 0 ? 1 : 0);
	return [{ title: "Close the parenthesis behind the last field", edits: [inserted(end, " )")] }];
}

function deleteParenthesis(at: number): Repair {
	return { title: "Delete the parenthesis", edits: [{ start: at, end: at + 1, text: "" }], safe: true };
}
