import type { ConfigRule } from "../config/config-rules.ts";
import { CONFIG_SEVERITIES } from "../config/config-rules.ts";
import type { ConfigPlace, ServerConfiguration } from "../config/configured-zone.ts";
import { ignoredRules } from "../config/ignore-comments.ts";
import type { Finding, RelatedPlace } from "../rules/engine/finding.ts";
import type { Action } from "../rules/fix.ts";
import type { RuleContext } from "../rules/views/rule-context.ts";
import type { Severity } from "../syntax/problem.ts";
import { severityIn } from "../workspace/settings.ts";
import { ConfigLines } from "./config-lines.ts";
import { duplicateRepairs } from "./configuration-repairs.ts";
import { foreignFiles } from "./foreign-files.ts";
import { type FileQuestions, lackingFiles } from "./lacking-files.ts";

/** Something to be said of a configuration. */
export interface ConfigFact extends ConfigPlace {
	readonly rule: ConfigRule;
	readonly message: string;
	readonly ownSeverity?: Severity;
	readonly related?: readonly (ConfigPlace & { readonly message: string })[];
	/** What can be done about it, worked out when somebody looks. */
	readonly actions?: () => readonly Action[];
}

/** Facts one after the other, with pauses in between. */
export type FactsInSteps = Generator<ConfigFact | undefined, void, void>;

/** What is wrong in a file of server configurations, as far as it tells which zones there are; a fact or a zone at a time. */
export function* configurationFindings(
	context: RuleContext,
	path: string,
	text: string,
	files: FileQuestions,
	most: number,
): Generator<void, Finding[]> {
	const { workspace } = context;
	const { configurations, settings } = workspace;
	const ignored = ignoredRules(text);
	const lines = new ConfigLines(workspace, path, text);
	const shown = new Map<string, Finding>();
	for (const configuration of configurations) {
		for (const fact of factsOf(context, configuration, files)) {
			yield;
			if (!fact) continue;
			const { rule, message } = fact;
			const severity = severityIn(settings, rule, fact.ownSeverity ?? CONFIG_SEVERITIES.get(rule)!);
			if (fact.path !== path || severity === "off" || ignored.everywhere.has(rule)) continue;
			const range = lines.range(fact);
			if (ignored.lines.get(range.start.line)?.has(rule)) continue;
			const related = (fact.related ?? []).map(
				(place): RelatedPlace => ({ path: place.path, range: lines.range(place), message: place.message }),
			);
			// Two servers may read one file.
			const key = `${rule}:${fact.start}:${message}`;
			if (!shown.has(key)) shown.set(key, findingOf({ rule, severity, path, range, message, related }, fact.actions));
			if (shown.size === most) return inOrder([...shown.values()]);
		}
	}
	return inOrder([...shown.values()]);
}

function findingOf(told: Omit<Finding, "actions">, ask: ConfigFact["actions"]): Finding {
	let actions: Finding["actions"] | undefined;
	return {
		...told,
		get actions() {
			actions ??= ask?.() ?? [];
			return actions;
		},
	};
}

function* factsOf(context: RuleContext, configuration: ServerConfiguration, files: FileQuestions): FactsInSteps {
	for (const problem of configuration.problems) {
		const isDuplicate = problem.rule === "config-zone-duplicate";
		yield isDuplicate ? { ...problem, actions: () => duplicateRepairs(context, configuration, problem) } : problem;
	}
	yield* lackingFiles(context, configuration, files);
	yield* foreignFiles(context, configuration);
}

function inOrder(findings: Finding[]): Finding[] {
	return findings.sort(
		({ range: { start: one } }, { range: { start: other } }) =>
			one.line - other.line || one.character - other.character,
	);
}
