import type { Zone } from "../../zone/zone.ts";
import type { Fix } from "../fix.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { finish } from "./finish.ts";
import { isRefusal, type Refusal, type Replacement } from "./replacement.ts";
import { zoneRefusal } from "./writable.ts";

/** What a fix does. */
export interface Plan {
	readonly context: RuleContext;
	/** The zone whose records change. */
	readonly zone: Zone;
	readonly title: string;
	/** The same change as `nsupdate` takes it, a line each. */
	updates(): readonly string[];
	replacements(): readonly Replacement[] | Refusal;
}

/** A fix that follows a plan when it is chosen. */
export function makeFix(plan: Plan, preferred = true): Fix {
	const { context, zone, title } = plan;
	return {
		title,
		preferred,
		edits: () => {
			const refusal = zoneRefusal(context.workspace, zone, zone.dynamic ? plan.updates() : []);
			if (refusal) return refusal;
			const replacements = plan.replacements();
			return isRefusal(replacements) ? replacements : finish(context, zone, replacements);
		},
	};
}
