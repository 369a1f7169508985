import type * as Sarif from "sarif";
import { KNOWN_RULES } from "../features/known-rules.ts";
import { ruleLink } from "../features/rule-link.ts";
import type { Severity } from "../syntax/problem.ts";
import { rulePage } from "./rule-pages.ts";

/** GitHub takes no longer text for a description. */
const LONGEST_DESCRIPTION = 1024;

const PROBLEM_SEVERITIES = {
	error: "error",
	warning: "warning",
	information: "recommendation",
	hint: "recommendation",
} as const satisfies Record<Severity, string>;

/** SARIF knows three. */
export const SARIF_LEVELS = {
	error: "error",
	warning: "warning",
	information: "note",
	hint: "note",
} as const satisfies Record<Severity, Sarif.Result.level>;

/** A rule as SARIF tells of it, with its page for who wants to know more; without it where the pages are not beside the program. */
export function sarifRule(id: string): Sarif.ReportingDescriptor {
	const { severity, summary, group } = KNOWN_RULES.get(id)!;
	const sentence = summary[0]!.toUpperCase() + summary.slice(1);
	const page = pageOf(id);
	const shown = severity === "off" ? "hint" : severity;
	return {
		id,
		shortDescription: { text: sentence },
		fullDescription: { text: page ? cut(firstParagraph(page)) : sentence },
		help: page ? { text: proseOf(page), markdown: page } : { text: `${summary}: ${ruleLink(id)}` },
		helpUri: ruleLink(id),
		defaultConfiguration: { enabled: severity !== "off", level: SARIF_LEVELS[shown] },
		properties: { tags: ["dns", group], "problem.severity": PROBLEM_SEVERITIES[shown] },
	};
}

/** The page, with links that lead to where it is published. */
function pageOf(id: string): string | undefined {
	let page: string;
	try {
		page = rulePage(id);
	} catch {
		return undefined;
	}
	return page.replace(/\]\((?![a-z]+:|#)([^)\s]+)\)/g, (_, path: string) => `](${new URL(path, ruleLink(id)).href})`);
}

/** What stands in front of the examples, without the title and the line that tells the severity. */
function proseOf(page: string): string {
	const [prose] = page.replace(/^# .*\n/, "").split(/^## /m);
	return prose!
		.replace(/^(Error|Warning|Information|Hint|Off) · .*\n|^(Error|Warning|Information|Hint|Off)\n/m, "")
		.trim();
}

function firstParagraph(page: string): string {
	return proseOf(page)
		.split(/\n\s*\n/)[0]!
		.replace(/\s*\n\s*/g, " ");
}

function cut(text: string): string {
	return text.length <= LONGEST_DESCRIPTION ? text : `${text.slice(0, LONGEST_DESCRIPTION - 1)}…`;
}
