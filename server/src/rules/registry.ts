import type { Rule } from "./rule.ts";

/** Every rule, by group and in the order of their ids. */
export const RULES: readonly Rule[] = [];
