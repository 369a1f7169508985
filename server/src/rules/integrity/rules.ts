import type { Rule } from "../rule.ts";
import { afsdbKxLpTargetMissing } from "./afsdb-kx-lp-target-missing.ts";
import { caaCriticalUnknown } from "./caa-critical-unknown.ts";
import { cnameAndOtherData } from "./cname-and-other-data.ts";
import { cnameAtApex } from "./cname-at-apex.ts";
import { cnameChainLong } from "./cname-chain-long.ts";
import { cnameDangling } from "./cname-dangling.ts";
import { cnameLoop } from "./cname-loop.ts";
import { cnameMultiple } from "./cname-multiple.ts";
import { cnameToRoot } from "./cname-to-root.ts";
import { dnameWildcard } from "./dname-wildcard.ts";
import { dnameWithNs } from "./dname-with-ns.ts";
import { duplicateRecord } from "./duplicate-record.ts";
import { nameTooManyTypes } from "./name-too-many-types.ts";
import { rpTxtMissing } from "./rp-txt-missing.ts";
import { rrsetTooManyRecords } from "./rrset-too-many-records.ts";
import { singletonMultiple } from "./singleton-multiple.ts";
import { soaMissing } from "./soa-missing.ts";
import { soaMultiple } from "./soa-multiple.ts";
import { soaNotAtTop } from "./soa-not-at-top.ts";
import { soaNotFirst } from "./soa-not-first.ts";
import { srvTargetBelowDname } from "./srv-target-below-dname.ts";
import { srvTargetIsCname } from "./srv-target-is-cname.ts";
import { srvTargetNoAddress } from "./srv-target-no-address.ts";
import { svcbAliasMultiple } from "./svcb-alias-multiple.ts";
import { svcbAliasParams } from "./svcb-alias-params.ts";
import { svcbAliasSelf } from "./svcb-alias-self.ts";
import { svcbHintMismatch } from "./svcb-hint-mismatch.ts";
import { svcbTargetMissing } from "./svcb-target-missing.ts";
import { tlsaOrphan } from "./tlsa-orphan.ts";
import { ttlMismatchInRrset } from "./ttl-mismatch-in-rrset.ts";
import { wildcardBlocked } from "./wildcard-blocked.ts";
import { wildcardInner } from "./wildcard-inner.ts";

/** The rules about records that contradict each other or lead nowhere, in the order of their ids. */
export const INTEGRITY_RULES: readonly Rule[] = [
	afsdbKxLpTargetMissing,
	caaCriticalUnknown,
	cnameAndOtherData,
	cnameAtApex,
	cnameChainLong,
	cnameDangling,
	cnameLoop,
	cnameMultiple,
	cnameToRoot,
	dnameWildcard,
	dnameWithNs,
	duplicateRecord,
	nameTooManyTypes,
	rpTxtMissing,
	rrsetTooManyRecords,
	singletonMultiple,
	soaMissing,
	soaMultiple,
	soaNotAtTop,
	soaNotFirst,
	srvTargetBelowDname,
	srvTargetIsCname,
	srvTargetNoAddress,
	svcbAliasMultiple,
	svcbAliasParams,
	svcbAliasSelf,
	svcbHintMismatch,
	svcbTargetMissing,
	tlsaOrphan,
	ttlMismatchInRrset,
	wildcardBlocked,
	wildcardInner,
];
