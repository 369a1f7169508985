import type { Rule } from "../rule.ts";

/** The rules about how records are written that look at records, in the order of their ids; those of the text alone are in `SYNTAX_RULES`. */
export const RECORD_SYNTAX_RULES: readonly Rule[] = [];
