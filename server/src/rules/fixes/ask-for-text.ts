import { baseName } from "../../config/config-path.ts";
import { quotedText } from "../../records/character-string.ts";
import { toOctets } from "../../text/utf8.ts";
import { TYPE_TXT } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import type { Fix } from "../fix.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { insertion } from "./insertion.ts";
import { makeJointFix } from "./make-fix.ts";

/** A string of a TXT record has no more octets (RFC 1035 section 3.3). */
const MOST_OCTETS = 255;

/** Gives a name, which is absolute, a TXT record with the text that the user is asked for. */
export function askForText(context: RuleContext, zone: Zone, name: string): Fix {
	return makeJointFix(
		{
			context,
			title: `Add the text of ${name} in ${baseName(zone.path)}`,
			changes: (answer) => {
				const octets = toOctets(answer);
				if (octets.length === 0) return { refusal: "a text is needed" };
				if (octets.length > MOST_OCTETS)
					return { refusal: `the text is longer than ${MOST_OCTETS} octets: write a shorter one` };
				const rdata = quotedText(octets, 0, octets.length);
				return [insertion(context, zone, { owner: context.workspace.name(name), type: TYPE_TXT, rdata })];
			},
		},
		{ question: { prompt: `Text of ${name}`, example: "Hostmaster, +49 30 123456", kind: "text" } },
	);
}
