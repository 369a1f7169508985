import type { Problem } from "../../syntax/problem.ts";
import type { NameId } from "../../tables/name-table.ts";
import { TYPE_NS } from "../../workspace/lookup.ts";
import type { Block } from "../../zone/block.ts";
import type { RuleContext } from "../views/rule-context.ts";

/**
 * A problem as it is to be told: the address of a host outside the zone is no slip where the zone names that host as a server,
 * only of no use. That is known when all of the zone has been read.
 */
export function asGlue(context: RuleContext, { slice }: Block, problem: Problem): Problem {
	const { glueOf } = problem;
	if (glueOf === undefined) return problem;
	const { tables, zones } = context.workspace;
	const { names } = tables;
	for (const record of zones.references.toName(zones.universeOf(slice.zone), glueOf as NameId, TYPE_NS)) {
		if (zones.zoneOf(record) !== slice.zone) continue;
		const server = names.text(glueOf as NameId);
		const message = `${server} is a name server of ${names.text(slice.zone.origin)} that lies outside it, so servers ignore its address here, and resolvers ask the zone that it lies in. Delete the record`;
		return { ...problem, rule: "out-of-zone-glue-like", message, repairs: [] };
	}
	return problem;
}
