import type { Zone } from "../../zone/zone.ts";
import { type Fix, isRefusal, type Question, type Refusal } from "../fix.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { finish } from "./finish.ts";
import type { Replacement } from "./replacement.ts";
import { zoneRefusal } from "./writable.ts";

/** What a fix does. */
export interface Plan {
	readonly context: RuleContext;
	/** The zone whose records change. */
	readonly zone: Zone;
	readonly title: string;
	/** The same change as `nsupdate` takes it, a line each. */
	updates(answer: string): readonly string[];
	replacements(answer: string): readonly Replacement[] | Refusal;
}

/** How a fix is offered. */
export interface Offer {
	/** By default it is, unless it asks something. */
	readonly preferred?: boolean;
	readonly safe?: boolean;
	readonly question?: Question;
}

/** A fix that follows a plan when it is chosen. */
export function makeFix(plan: Plan, offer: Offer = {}): Fix {
	const { context, zone, title } = plan;
	const { question, safe = false, preferred = question === undefined } = offer;
	return {
		title,
		preferred,
		safe,
		...(question && { question }),
		edits: (answer = "") => {
			const refusal = zoneRefusal(context.workspace, zone, zone.dynamic ? plan.updates(answer) : []);
			if (refusal) return refusal;
			const replacements = plan.replacements(answer);
			return isRefusal(replacements) ? replacements : finish(context, zone, replacements);
		},
	};
}
