import { DELEGATION_RULES } from "./delegation/rules.ts";
import { DNSSEC_RULES } from "./dnssec/rules.ts";
import { HYGIENE_RULES } from "./hygiene/rules.ts";
import { INTEGRITY_RULES } from "./integrity/rules.ts";
import { MAIL_POLICY_RULES } from "./mail-policy/rules.ts";
import { MAIL_TRIO_RULES } from "./mail-trio/rules.ts";
import { RECORD_SYNTAX_RULES } from "./record-syntax/rules.ts";
import { REVERSE_ZONE_RULES } from "./reverse-zone/rules.ts";
import type { Rule } from "./rule.ts";

/** Every rule, by group and in the order of their ids. */
export const RULES: readonly Rule[] = [
	...MAIL_TRIO_RULES,
	...MAIL_POLICY_RULES,
	...REVERSE_ZONE_RULES,
	...INTEGRITY_RULES,
	...DELEGATION_RULES,
	...DNSSEC_RULES,
	...RECORD_SYNTAX_RULES,
	...HYGIENE_RULES,
];

/** The ids of the rules that tell of what only verifying a zone shows; until it is verified again, nothing follows from a repair. */
export const VERIFIED_RULES: ReadonlySet<string> = new Set(
	RULES.filter((rule) => rule.subject === "verification" || "checkVerification" in rule).map(({ id }) => id),
);
