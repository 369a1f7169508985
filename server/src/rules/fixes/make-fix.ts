import { type Fix, isRefusal, type Question, type Refusal } from "../fix.ts";
import type { RuleContext } from "../views/rule-context.ts";
import type { Change } from "./change.ts";
import { finish } from "./finish.ts";
import type { Replacement } from "./replacement.ts";

/** What a fix does in its zone. */
export interface Plan extends Pick<Change, "zone" | "serial"> {
	readonly context: RuleContext;
	readonly title: string;
	/** The same change as `nsupdate` takes it, a line each. */
	updates(answer: string): readonly string[];
	replacements(answer: string): readonly Replacement[] | Refusal;
}

/** What a fix does in several zones. */
export interface JointPlan {
	readonly context: RuleContext;
	readonly title: string;
	/** The changes, one or more of each zone; all are made or none. */
	changes(answer: string): readonly Change[] | Refusal;
}

/** How a fix is offered. */
export interface Offer {
	/** By default it is, unless it asks something. */
	readonly preferred?: boolean;
	readonly safe?: boolean;
	readonly shared?: true;
	readonly question?: Question;
}

/** A fix that follows a plan when it is chosen. */
export function makeFix(plan: Plan, offer: Offer = {}): Fix {
	const { context, zone, serial, title } = plan;
	const changes = (answer: string): readonly Change[] => [
		{
			zone,
			...(serial && { serial }),
			updates: () => plan.updates(answer),
			replacements: () => plan.replacements(answer),
		},
	];
	return makeJointFix({ context, title, changes }, offer);
}

/** A fix that changes several zones in one go; refused as a whole where one of them must not be written. */
export function makeJointFix({ context, title, changes }: JointPlan, offer: Offer = {}): Fix {
	const { question, shared, safe = false, preferred = question === undefined } = offer;
	return {
		title,
		preferred,
		safe,
		...(shared && { shared }),
		...(question && { question }),
		edits: (answer = "") => {
			const planned = changes(answer);
			return isRefusal(planned) ? planned : finish(context, planned);
		},
	};
}
