import type { Rule } from "../rule.ts";
import { bimiNeedsDmarc } from "./bimi-needs-dmarc.ts";
import { bimiSyntax } from "./bimi-syntax.ts";
import { dkimAdspObsolete } from "./dkim-adsp-obsolete.ts";
import { dkimEd25519Length } from "./dkim-ed25519-length.ts";
import { dkimKeyBase64 } from "./dkim-key-base64.ts";
import { dkimKeyRevoked } from "./dkim-key-revoked.ts";
import { dkimKeyTypeUnknown } from "./dkim-key-type-unknown.ts";
import { dkimMultipleRecords } from "./dkim-multiple-records.ts";
import { dkimRsaTooLong } from "./dkim-rsa-too-long.ts";
import { dkimRsaTooShort } from "./dkim-rsa-too-short.ts";
import { dkimServiceType } from "./dkim-service-type.ts";
import { dkimSha1Only } from "./dkim-sha1-only.ts";
import { dkimSyntax } from "./dkim-syntax.ts";
import { dkimTestingFlag } from "./dkim-testing-flag.ts";
import { dkimTruncatedSemicolon } from "./dkim-truncated-semicolon.ts";
import { dkimVersionNotFirst } from "./dkim-version-not-first.ts";
import { dkimWrongOwner } from "./dkim-wrong-owner.ts";
import { dmarcExternalNotAuthorised } from "./dmarc-external-not-authorised.ts";
import { dmarcMissing } from "./dmarc-missing.ts";
import { dmarcMultipleRecords } from "./dmarc-multiple-records.ts";
import { dmarcPNotSecond } from "./dmarc-p-not-second.ts";
import { dmarcPolicyMissing } from "./dmarc-policy-missing.ts";
import { dmarcPolicyNone } from "./dmarc-policy-none.ts";
import { dmarcRemovedTag } from "./dmarc-removed-tag.ts";
import { dmarcRuaNoMx } from "./dmarc-rua-no-mx.ts";
import { dmarcSpfDkimAbsent } from "./dmarc-spf-dkim-absent.ts";
import { dmarcSubdomainWeaker } from "./dmarc-subdomain-weaker.ts";
import { dmarcSyntax } from "./dmarc-syntax.ts";
import { dmarcUnknownTag } from "./dmarc-unknown-tag.ts";
import { dmarcUri } from "./dmarc-uri.ts";
import { dmarcWildcard } from "./dmarc-wildcard.ts";
import { dmarcWrongOwner } from "./dmarc-wrong-owner.ts";
import { mtaStsHostMissing } from "./mta-sts-host-missing.ts";
import { mtaStsHostWithoutTxt } from "./mta-sts-host-without-txt.ts";
import { mtaStsIdStale } from "./mta-sts-id-stale.ts";
import { mtaStsMultiple } from "./mta-sts-multiple.ts";
import { mtaStsPolicyMx } from "./mta-sts-policy-mx.ts";
import { mtaStsSyntax } from "./mta-sts-syntax.ts";
import { nullMxButSends } from "./null-mx-but-sends.ts";
import { nullMxHostInUse } from "./null-mx-host-in-use.ts";
import { nullMxNonzeroPref } from "./null-mx-nonzero-pref.ts";
import { nullMxWithOtherMx } from "./null-mx-with-other-mx.ts";
import { roleMailbox } from "./role-mailbox.ts";
import { smtpTlsaBase } from "./smtp-tlsa-base.ts";
import { smtpTlsaPartial } from "./smtp-tlsa-partial.ts";
import { smtpTlsaUnsigned } from "./smtp-tlsa-unsigned.ts";
import { smtpTlsaUsage } from "./smtp-tlsa-usage.ts";
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
import { tlsrptMissing } from "./tlsrpt-missing.ts";
import { tlsrptMultiple } from "./tlsrpt-multiple.ts";
import { tlsrptSyntax } from "./tlsrpt-syntax.ts";

/** The rules about SPF, DKIM, DMARC and what else domains say of their mail, in the order of their ids. */
export const MAIL_POLICY_RULES: readonly Rule[] = [
	bimiNeedsDmarc,
	bimiSyntax,
	dkimAdspObsolete,
	dkimEd25519Length,
	dkimKeyBase64,
	dkimKeyRevoked,
	dkimKeyTypeUnknown,
	dkimMultipleRecords,
	dkimRsaTooLong,
	dkimRsaTooShort,
	dkimServiceType,
	dkimSha1Only,
	dkimSyntax,
	dkimTestingFlag,
	dkimTruncatedSemicolon,
	dkimVersionNotFirst,
	dkimWrongOwner,
	dmarcExternalNotAuthorised,
	dmarcMissing,
	dmarcMultipleRecords,
	dmarcPNotSecond,
	dmarcPolicyMissing,
	dmarcPolicyNone,
	dmarcRemovedTag,
	dmarcRuaNoMx,
	dmarcSpfDkimAbsent,
	dmarcSubdomainWeaker,
	dmarcSyntax,
	dmarcUnknownTag,
	dmarcUri,
	dmarcWildcard,
	dmarcWrongOwner,
	mtaStsHostMissing,
	mtaStsHostWithoutTxt,
	mtaStsIdStale,
	mtaStsMultiple,
	mtaStsPolicyMx,
	mtaStsSyntax,
	nullMxButSends,
	nullMxHostInUse,
	nullMxNonzeroPref,
	nullMxWithOtherMx,
	roleMailbox,
	smtpTlsaBase,
	smtpTlsaPartial,
	smtpTlsaUnsigned,
	smtpTlsaUsage,
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
	tlsrptMissing,
	tlsrptMultiple,
	tlsrptSyntax,
];
