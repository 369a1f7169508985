import type { Rule } from "../rule.ts";
import { spfAMxTargetMissing } from "./spf-a-mx-target-missing.ts";
import { spfAllNeutral } from "./spf-all-neutral.ts";
import { spfAllPass } from "./spf-all-pass.ts";
import { spfArpaOrTld } from "./spf-arpa-or-tld.ts";
import { spfDuplicateModifier } from "./spf-duplicate-modifier.ts";
import { spfDuplicateTerm } from "./spf-duplicate-term.ts";
import { spfExpTargetMissing } from "./spf-exp-target-missing.ts";
import { spfIncludeLoop } from "./spf-include-loop.ts";
import { spfIncludeNoRecord } from "./spf-include-no-record.ts";
import { spfIpHostbits } from "./spf-ip-hostbits.ts";
import { spfIpMalformed } from "./spf-ip-malformed.ts";
import { spfIpPrivate } from "./spf-ip-private.ts";
import { spfIpTooWide } from "./spf-ip-too-wide.ts";
import { spfMissing } from "./spf-missing.ts";
import { spfMissingOnNonmail } from "./spf-missing-on-nonmail.ts";
import { spfMultipleRecords } from "./spf-multiple-records.ts";
import { spfMxTooMany } from "./spf-mx-too-many.ts";
import { spfNoAll } from "./spf-no-all.ts";
import { spfOnMxTargetOnly } from "./spf-on-mx-target-only.ts";
import { spfPtrMechanism } from "./spf-ptr-mechanism.ts";
import { spfRecordTooLong } from "./spf-record-too-long.ts";
import { spfRedirectWithAll } from "./spf-redirect-with-all.ts";
import { spfStringsMissingSpace } from "./spf-strings-missing-space.ts";
import { spfSyntax } from "./spf-syntax.ts";
import { spfTermsAfterAll } from "./spf-terms-after-all.ts";
import { spfTooManyLookups } from "./spf-too-many-lookups.ts";
import { spfType99 } from "./spf-type99.ts";
import { spfUnknownModifier } from "./spf-unknown-modifier.ts";
import { spfUpperMacro } from "./spf-upper-macro.ts";
import { spfVersionNearMiss } from "./spf-version-near-miss.ts";
import { spfVoidLookups } from "./spf-void-lookups.ts";

/** The rules about SPF, DKIM, DMARC and what else domains say of their mail, in the order of their ids. */
export const MAIL_POLICY_RULES: readonly Rule[] = [
	spfAMxTargetMissing,
	spfAllNeutral,
	spfAllPass,
	spfArpaOrTld,
	spfDuplicateModifier,
	spfDuplicateTerm,
	spfExpTargetMissing,
	spfIncludeLoop,
	spfIncludeNoRecord,
	spfIpHostbits,
	spfIpMalformed,
	spfIpPrivate,
	spfIpTooWide,
	spfMissing,
	spfMissingOnNonmail,
	spfMultipleRecords,
	spfMxTooMany,
	spfNoAll,
	spfOnMxTargetOnly,
	spfPtrMechanism,
	spfRecordTooLong,
	spfRedirectWithAll,
	spfStringsMissingSpace,
	spfSyntax,
	spfTermsAfterAll,
	spfTooManyLookups,
	spfType99,
	spfUnknownModifier,
	spfUpperMacro,
	spfVersionNearMiss,
	spfVoidLookups,
];
