import { toText } from "../../text/utf8.ts";
import { stringsOf } from "../../trio/spf-text.ts";
import type { RecordView } from "../views/record-view.ts";

/** The units at which a string begins with a term and the one before ends with another. */
export function gluedSeams(record: RecordView): readonly number[] {
	const strings = stringsOf(record.wire).map((octets) => toText(octets));
	const seams: number[] = [];
	let at = 0;
	for (const [index, string] of strings.entries()) {
		const before = strings[index - 1];
		if (before !== undefined && WHOLE_END.test(before) && WHOLE_START.test(string)) seams.push(at);
		at += string.length;
	}
	return seams;
}

const TERM = "[-+~?]?(?:all|mx|a|ptr|(?:ip[46]|include|exists|mx|a|ptr):[^ ]+|(?:redirect|exp)=[^ ]+)";
/** A string that ends with a whole term, or with the version. */
const WHOLE_END = new RegExp(`(?:^v=spf1|(?:^|\\s)${TERM})$`, "i");
/** A string that begins like a term; a name that was cut in two goes on with other words. */
const WHOLE_START =
	/^[-+~?]?(?:all(?=\s|$)|(?:mx|a|ptr)(?=\s|$)|(?:ip[46]|include|exists|mx|a|ptr):|(?:redirect|exp)=)/i;
