import { baseName } from "../../config/config-path.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import type { Zone } from "../../zone/zone.ts";
import type { Fix } from "../fix.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { insertion } from "./insertion.ts";
import { makeJointFix } from "./make-fix.ts";

/** The server's own key (DANE-EE), its public part only, as SHA-256: what RFC 7672 section 3.1 advises for mail. */
const ADVISED = "3 1 1";

/** Gives a mail host, whose name is absolute, a TLSA record with the sum of its public key, for which the user is asked. */
export function askForTlsa(context: RuleContext, zone: Zone, host: string): Fix {
	const owner = `_25._tcp.${host}`;
	return makeJointFix(
		{
			context,
			title: `Add TLSA ${ADVISED} at ${owner} in ${baseName(zone.path)}`,
			changes: (answer) => {
				const sum = answer.trim();
				if (!/^[\da-f]{64}$/i.test(sum)) return { refusal: `${sum} is no SHA-256: it has 64 hexadecimal digits` };
				return [
					insertion(context, zone, {
						owner: context.workspace.name(owner),
						type: TYPE_CODE.TLSA,
						rdata: `${ADVISED} ${sum.toLowerCase()}`,
					}),
				];
			},
		},
		{
			question: {
				prompt: `SHA-256 of the public key of ${host}`,
				example: "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
				kind: "sha256",
			},
		},
	);
}
