import { typeCodeOf } from "../../records/type-code.ts";
import { toOctets } from "../../text/utf8.ts";
import type { Zone } from "../../zone/zone.ts";
import type { Fix } from "../fix.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { insertion } from "./insertion.ts";
import { makeJointFix } from "./make-fix.ts";

/** Puts a record into a zone; `owner` is absolute, `rdata` is written as it stands. */
export function insertRecord(
	context: RuleContext,
	zone: Zone,
	owner: string,
	type: string,
	rdata: string,
	title: string,
): Fix {
	const octets = toOctets(type);
	const code = typeCodeOf(octets, 0, octets.length);
	const changes = () => [insertion(context, zone, { owner: context.workspace.name(owner), type: code, rdata })];
	return makeJointFix({ context, title, changes });
}
