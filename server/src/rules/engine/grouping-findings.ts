import { strayRecords } from "../../layout/stray-records.ts";
import { severityIn } from "../../workspace/settings.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import { moveBehind } from "../fixes/move-behind.ts";
import type { RuleContext } from "../views/rule-context.ts";
import type { Finding } from "./finding.ts";
import { isMadeByProgram } from "./style.ts";
import { Anchor } from "./told-finding.ts";

const RULE = "record-outside-group";

/**
 * Tells of the records of a file that stand apart from the others of their owner. It is asked when the file is shown, and
 * no rule: where a record stands among others is nothing that records have, so that to move a line changes none.
 */
export function groupingFindings(context: RuleContext, file: ZoneFile): Finding[] {
	const { tables, settings } = context.workspace;
	const severity = severityIn(settings, RULE, "hint");
	const slice = file.slices[0];
	// The order of a file that others include is theirs too.
	if (severity === "off" || !slice || file.slices.some(({ parent }) => parent) || !file.text.isLoaded) return [];
	if (settings.rules[RULE] === undefined && isMadeByProgram(context, slice.zone, file)) return [];
	return strayRecords(slice, tables).flatMap((stray) => {
		const [record, home] = [context.viewRecord(context, stray.record), context.viewRecord(context, stray.home)];
		const [range, homeRange] = [record, home].map(({ atOwner }) => new Anchor(context, atOwner).range(context));
		if (!range || !homeRange) return [];
		const { owner, typeName } = record;
		const others = `the other records of ${owner}`;
		return [
			{
				rule: RULE,
				severity,
				path: file.path,
				range,
				message: `The ${typeName} of ${owner} stands apart from its other records, with ${stray.between} of other names between, so that whoever changes those overlooks it. Move it to them`,
				related: [{ path: file.path, range: homeRange, message: `${others} end here` }],
				actions: [moveBehind(record, home, `Move it behind ${others}`)],
			},
		];
	});
}
