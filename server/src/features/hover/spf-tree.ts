import { type SpfPolicy, type SpfStep, stepsOf } from "../../mail/spf-policy.ts";
import { spfCost } from "../../rules/judgements/spf-cost.ts";
import type { HoverBlock } from "./hover-text.ts";

/** More lines than this are no picture any more. */
const MOST_LINES = 40;
/** RFC 7208 section 4.6.4. */
const MOST_LOOKUPS = 10;
const MOST_VOIDS = 2;

/** What receivers look up for an SPF record: its terms, those of the records that it includes below them, and how many look-ups that is. */
export function spfTree(policy: SpfPolicy): HoverBlock[] {
	const { lookups, voids, isOpen, isEndless } = spfCost(policy);
	const least = isOpen ? "at least " : "";
	const count = isEndless
		? "It includes itself, so receivers stop after ten look-ups with an error."
		: `${least}${lookups} of ${MOST_LOOKUPS} look-ups, ${voids} of ${MOST_VOIDS} without an answer`;
	const lines: string[] = [policy.domain];
	for (const branch of branches(policy, "", [policy])) {
		if (lines.length === MOST_LINES) {
			lines.push("…");
			break;
		}
		lines.push(branch);
	}
	return [{ paragraph: ["SPF record: ", count] }, { lines: lines.join("\n") }];
}

/** The terms that cost something or bring others, as branches of a tree; there may be any number of them. */
function* branches(policy: SpfPolicy, indent: string, above: readonly SpfPolicy[]): Generator<string, void> {
	const steps = stepsOf(policy);
	for (const [index, step] of steps.entries()) {
		const isLast = index === steps.length - 1;
		yield `${indent}${isLast ? "└─ " : "├─ "}${step.text}${remark(step, above)}`;
		const isKnown = !step.policy || above.includes(step.policy) || step.policy.state !== "record";
		if (isKnown || above.length > MOST_LOOKUPS) continue;
		yield* branches(step.policy!, `${indent}${isLast ? "   " : "│  "}`, [...above, step.policy!]);
	}
}

function remark({ error, lookup, policy }: SpfStep, above: readonly SpfPolicy[]): string {
	if (policy && above.includes(policy)) return "  (again: a circle)";
	if (policy?.state === "outside") return "  (1 look-up, its record is not here)";
	if (policy?.state === "none") return "  (1 look-up, no record there: an error)";
	if (error) return "  (an error)";
	return lookup ? "  (1 look-up)" : "";
}
