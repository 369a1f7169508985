import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RULES, VERIFIED_RULES } from "../../server/src/rules/registry.ts";

const PAGE = readFileSync(join(import.meta.dirname, "../../docs/conformance.md"), "utf8");
const [TABLE = ""] = /<!-- never-works -->[\s\S]*?<!-- \/never-works -->/.exec(PAGE) ?? [];

/**
 * Rules that call something an error that BIND loads: the record is served, but can never do what it is there for, or a server
 * with BIND's defaults refuses it. docs/conformance.md names them, and says why.
 */
export const NEVER_WORKS: ReadonlySet<string> = new Set([
	...Array.from(TABLE.matchAll(/^\| `([\w-]+)`/gm), ([, rule]) => rule!),
	// What a policy of a domain is worth, receivers of its mail decide.
	...RULES.filter(({ group }) => group === "mail-policy").map(({ id }) => id),
	// BIND does not verify a zone when it loads it.
	...VERIFIED_RULES,
]);
