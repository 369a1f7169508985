import { CONFIG_RULES } from "../config/config-rules.ts";
import { SERVICE_RULES } from "../rules/engine/service-rules.ts";
import { RULES } from "../rules/registry.ts";
import type { Severity } from "../syntax/problem.ts";
import { SYNTAX_RULES } from "../syntax/syntax-rules.ts";

/** What is known of a rule, whatever kind it is of. */
export interface KnownRule {
	readonly id: string;
	/** What it is without the user's settings. */
	readonly severity: Severity | "off";
	/** One line: what its findings say. */
	readonly summary: string;
	/** As of `RuleGroup`; `server-configuration` for rules about configurations, `findings` for those about findings. */
	readonly group: string;
}

/** Every rule by its id: those about zones, about their text, about server configurations, and about findings. */
export const KNOWN_RULES: ReadonlyMap<string, KnownRule> = new Map(
	[
		...RULES,
		...SYNTAX_RULES.map((rule) => ({ ...rule, group: "record-syntax" })),
		...CONFIG_RULES.map((rule) => ({ ...rule, group: "server-configuration" })),
		...SERVICE_RULES.map((rule) => ({ ...rule, group: "findings" })),
	].map((rule) => [rule.id, rule]),
);
