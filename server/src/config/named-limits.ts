import { NAMED_LIMITS, type ZoneLimits } from "../zone/zone.ts";
import { firstOf, type NamedSettings } from "./named-settings.ts";

/** The longest TTL of a zone whose `dnssec-policy` gives none, in seconds: the policy `default` has it, and others take it from there. */
const POLICY_TTL = 86_400;

/**
 * What named refuses a zone for.
 *
 * @param scopes the settings that hold for the zone, the nearest first.
 * @param policies the blocks `dnssec-policy`, by name.
 */
export function limitsOf(scopes: readonly NamedSettings[], policies: ReadonlyMap<string, NamedSettings>): ZoneLimits {
	return {
		records: firstOf(scopes, (settings) => settings.limit("max-records-per-type")) ?? NAMED_LIMITS.records,
		types: firstOf(scopes, (settings) => settings.limit("max-types-per-name")) ?? NAMED_LIMITS.types,
		ttl: longestTtl(scopes, policies),
	};
}

/** With a policy the `max-zone-ttl` of the zone says nothing; the policy `insecure` has no limit. */
function longestTtl(scopes: readonly NamedSettings[], policies: ReadonlyMap<string, NamedSettings>): number {
	const name = firstOf(scopes, (settings) => settings.word("dnssec-policy"))?.text;
	if (name === undefined || name === "none") {
		return firstOf(scopes, (settings) => settings.maxZoneTtl()) ?? NAMED_LIMITS.ttl;
	}
	if (name === "insecure") return NAMED_LIMITS.ttl;
	const policy = policies.get(name);
	if (!policy) return name === "default" ? POLICY_TTL : NAMED_LIMITS.ttl;
	return policy.maxZoneTtl() ?? POLICY_TTL;
}
