import type { Severity } from "../syntax/problem.ts";

/** A rule of the service itself: of what is no zone file, or of no single record. */
interface ServiceRule {
	readonly id: string;
	readonly severity: Severity;
	/** One line for the table of rules: what the finding says. */
	readonly summary: string;
}

/** Every such rule; they are switched like the others. */
export const SERVICE_RULES: readonly ServiceRule[] = [
	{
		id: "configuration-syntax",
		severity: "error",
		summary: "A server configuration cannot be read at this place",
	},
	{
		id: "configuration-file-unreadable",
		severity: "warning",
		summary: "The file that a configuration names for a zone cannot be read",
	},
	{
		id: "too-many-findings",
		severity: "information",
		summary: "A file has more findings than are shown",
	},
];
