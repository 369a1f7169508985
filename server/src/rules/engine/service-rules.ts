import type { Severity } from "../../syntax/problem.ts";

/** A rule of the service itself, which is about findings and no zone. */
interface ServiceRule {
	readonly id: string;
	readonly severity: Severity;
	/** One line for the table of rules: what the finding says. */
	readonly summary: string;
}

/** Every such rule; they are switched like the others. */
export const SERVICE_RULES: readonly ServiceRule[] = [
	{
		id: "record-outside-group",
		severity: "hint",
		summary: "A record stands apart from the others of its name, in a file that keeps nearly all names together",
	},
	{
		id: "tabs-alignment",
		severity: "hint",
		summary: "A record is not in the columns that nearly all others of its file keep",
	},
	{
		id: "too-many-findings",
		severity: "information",
		summary: "A file has more findings than are shown",
	},
	{
		id: "unused-ignore",
		severity: "hint",
		summary: "A zonetrio-ignore comment silences nothing: its rule finds nothing there, or there is no such rule",
	},
];
