import type { Severity } from "../syntax/problem.ts";

/** A rule of the service itself: of no single place. */
interface ServiceRule {
	readonly id: string;
	readonly severity: Severity;
	/** One line for the table of rules: what the finding says. */
	readonly summary: string;
}

/** Every such rule; they are switched like the others. */
export const SERVICE_RULES: readonly ServiceRule[] = [
	{
		id: "too-many-findings",
		severity: "information",
		summary: "A file has more findings than are shown",
	},
];
