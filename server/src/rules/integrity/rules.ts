import type { Rule } from "../rule.ts";
import { cnameAndOtherData } from "./cname-and-other-data.ts";
import { cnameAtApex } from "./cname-at-apex.ts";
import { cnameChainLong } from "./cname-chain-long.ts";
import { cnameDangling } from "./cname-dangling.ts";
import { cnameLoop } from "./cname-loop.ts";
import { cnameMultiple } from "./cname-multiple.ts";
import { cnameToRoot } from "./cname-to-root.ts";
import { duplicateRecord } from "./duplicate-record.ts";
import { nameTooManyTypes } from "./name-too-many-types.ts";
import { rrsetTooManyRecords } from "./rrset-too-many-records.ts";
import { singletonMultiple } from "./singleton-multiple.ts";
import { soaMissing } from "./soa-missing.ts";
import { soaNotAtTop } from "./soa-not-at-top.ts";
import { ttlMismatchInRrset } from "./ttl-mismatch-in-rrset.ts";
import { wildcardBlocked } from "./wildcard-blocked.ts";
import { wildcardInner } from "./wildcard-inner.ts";

/** The rules about records that contradict each other or lead nowhere, in the order of their ids. */
export const INTEGRITY_RULES: readonly Rule[] = [
	cnameAndOtherData,
	cnameAtApex,
	cnameChainLong,
	cnameDangling,
	cnameLoop,
	cnameMultiple,
	cnameToRoot,
	duplicateRecord,
	nameTooManyTypes,
	rrsetTooManyRecords,
	singletonMultiple,
	soaMissing,
	soaNotAtTop,
	ttlMismatchInRrset,
	wildcardBlocked,
	wildcardInner,
];
