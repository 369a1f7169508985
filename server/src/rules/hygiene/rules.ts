import type { Rule } from "../rule.ts";
import { catalogMember } from "./catalog-member.ts";
import { catalogVersion } from "./catalog-version.ts";
import { configReverseMissing } from "./config-reverse-missing.ts";
import { dsyncOwner } from "./dsync-owner.ts";
import { errorReportingWildcard } from "./error-reporting-wildcard.ts";
import { idnLabelInvalid } from "./idn-label-invalid.ts";
import { localhostRecord } from "./localhost-record.ts";
import { mixedCaseOwner } from "./mixed-case-owner.ts";
import { nameMissingTrailingDot } from "./name-missing-trailing-dot.ts";
import { nameTrailingDotOnShort } from "./name-trailing-dot-on-short.ts";
import { resolverNames } from "./resolver-names.ts";
import { rpzActionSyntax } from "./rpz-action-syntax.ts";
import { soaExpireLow } from "./soa-expire-low.ts";
import { soaExpireLtRefresh } from "./soa-expire-lt-refresh.ts";
import { soaExpireVsSig } from "./soa-expire-vs-sig.ts";
import { soaMinimumRange } from "./soa-minimum-range.ts";
import { soaMnameCname } from "./soa-mname-cname.ts";
import { soaMnameIsApex } from "./soa-mname-is-apex.ts";
import { soaMnameNoAddress } from "./soa-mname-no-address.ts";
import { soaMnameNotInNs } from "./soa-mname-not-in-ns.ts";
import { soaMnameRoot } from "./soa-mname-root.ts";
import { soaRefreshLow } from "./soa-refresh-low.ts";
import { soaRetryGeRefresh } from "./soa-retry-ge-refresh.ts";
import { soaRetryLow } from "./soa-retry-low.ts";
import { soaSerialFormat } from "./soa-serial-format.ts";
import { soaSerialFuture } from "./soa-serial-future.ts";
import { soaSerialNotIncremented } from "./soa-serial-not-incremented.ts";
import { soaSerialWentBackwards } from "./soa-serial-went-backwards.ts";
import { soaSerialZero } from "./soa-serial-zero.ts";
import { soaZeroTimers } from "./soa-zero-timers.ts";
import { specialUseName } from "./special-use-name.ts";
import { ttlBelowMinimumPractice } from "./ttl-below-minimum-practice.ts";
import { ttlNsLowerThanData } from "./ttl-ns-lower-than-data.ts";
import { txtLeadingTrailingSpace } from "./txt-leading-trailing-space.ts";
import { unusedHost } from "./unused-host.ts";

/** The rules about how a zone is kept, its serial and times among others, in the order of their ids. */
export const HYGIENE_RULES: readonly Rule[] = [
	catalogMember,
	catalogVersion,
	configReverseMissing,
	dsyncOwner,
	errorReportingWildcard,
	idnLabelInvalid,
	localhostRecord,
	mixedCaseOwner,
	nameMissingTrailingDot,
	nameTrailingDotOnShort,
	resolverNames,
	rpzActionSyntax,
	soaExpireLow,
	soaExpireLtRefresh,
	soaExpireVsSig,
	soaMinimumRange,
	soaMnameCname,
	soaMnameIsApex,
	soaMnameNoAddress,
	soaMnameNotInNs,
	soaMnameRoot,
	soaRefreshLow,
	soaRetryGeRefresh,
	soaRetryLow,
	soaSerialFormat,
	soaSerialFuture,
	soaSerialNotIncremented,
	soaSerialWentBackwards,
	soaSerialZero,
	soaZeroTimers,
	specialUseName,
	ttlBelowMinimumPractice,
	ttlNsLowerThanData,
	txtLeadingTrailingSpace,
	unusedHost,
];
