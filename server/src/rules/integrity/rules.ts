import type { Rule } from "../rule.ts";
import { cnameAndOtherData } from "./cname-and-other-data.ts";
import { cnameMultiple } from "./cname-multiple.ts";
import { singletonMultiple } from "./singleton-multiple.ts";
import { soaMissing } from "./soa-missing.ts";
import { soaNotAtTop } from "./soa-not-at-top.ts";

/** The rules about records that contradict each other or lead nowhere, in the order of their ids. */
export const INTEGRITY_RULES: readonly Rule[] = [
	cnameAndOtherData,
	cnameMultiple,
	singletonMultiple,
	soaMissing,
	soaNotAtTop,
];
