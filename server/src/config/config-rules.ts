import type { Severity } from "../syntax/problem.ts";

/** A rule whose findings stand in a server configuration. */
interface ConfigRuleRow<Id extends string> {
	/** Names the problem: `config-zone-duplicate`. */
	readonly id: Id;
	/** That of its problems, unless a place has its own. */
	readonly severity: Severity;
	/** One line for the table of rules: what the finding says. */
	readonly summary: string;
	/** The documents behind it. */
	readonly sources: readonly string[];
}

const BIND = "BIND 9 Administrator Reference Manual";
const NSD = "nsd.conf(5)";
const KNOT = "Knot DNS, Configuration Reference";
const COREDNS = "CoreDNS Manual";

/** Every such rule, in the order of their ids; what they mean is in docs/rules. */
export const CONFIG_RULES = [
	rule("config-include-cycle", "error", "A configuration file includes itself, directly or through others", BIND, NSD),
	rule("config-include-missing", "error", "The file that a configuration includes does not exist", BIND, NSD, KNOT),
	rule(
		"config-path-outside",
		"information",
		"A configuration names a file that is not in this workspace, so nothing is known of it",
		BIND,
	),
	rule("config-zone-duplicate", "error", "A zone is configured twice in one view", BIND, NSD, KNOT, COREDNS),
	rule(
		"config-zone-file-missing",
		"error",
		"The file of a zone does not exist, so the zone is not served",
		BIND,
		NSD,
		KNOT,
		COREDNS,
	),
	rule(
		"config-zone-file-shared",
		"error",
		"Two zones have the same file, and the server writes into it for one of them",
		BIND,
	),
	rule(
		"config-zone-origin-mismatch",
		"warning",
		"The file that a configuration names for a zone is that of another zone",
		BIND,
		NSD,
		KNOT,
		COREDNS,
	),
	rule(
		"configuration-file-unreadable",
		"warning",
		"The file that a configuration names for a zone cannot be read",
		BIND,
	),
	rule(
		"configuration-syntax",
		"error",
		"A server configuration cannot be read at this place",
		BIND,
		NSD,
		KNOT,
		COREDNS,
	),
] as const;

export type ConfigRule = (typeof CONFIG_RULES)[number]["id"];

/** The severity of each rule. */
export const CONFIG_SEVERITIES: ReadonlyMap<string, Severity> = new Map(
	CONFIG_RULES.map(({ id, severity }) => [id, severity]),
);

function rule<const Id extends string>(
	id: Id,
	severity: Severity,
	summary: string,
	...sources: readonly string[]
): ConfigRuleRow<Id> {
	return { id, severity, summary, sources };
}
