import type { Rule } from "../rule.ts";
import { addressPtrNamesOther } from "./address-ptr-names-other.ts";
import { addressWithoutPtr } from "./address-without-ptr.ts";
import { heloAddressMismatch } from "./helo-address-mismatch.ts";
import { heloGenericName } from "./helo-generic-name.ts";
import { heloMismatch } from "./helo-mismatch.ts";
import { heloNoAddress } from "./helo-no-address.ts";
import { heloNoSpf } from "./helo-no-spf.ts";
import { heloNotFqdn } from "./helo-not-fqdn.ts";
import { mailHostTtlLow } from "./mail-host-ttl-low.ts";
import { mxDuplicateTarget } from "./mx-duplicate-target.ts";
import { mxHostNotInSpf } from "./mx-host-not-in-spf.ts";
import { mxMissing } from "./mx-missing.ts";
import { mxNoIpv4 } from "./mx-no-ipv4.ts";
import { mxOnArpaOrTld } from "./mx-on-arpa-or-tld.ts";
import { mxOwnerNonmail } from "./mx-owner-nonmail.ts";
import { mxSameAddress } from "./mx-same-address.ts";
import { mxTargetBelowDname } from "./mx-target-below-dname.ts";
import { mxTargetCutNoGlue } from "./mx-target-cut-no-glue.ts";
import { mxTargetIsAddress } from "./mx-target-is-address.ts";
import { mxTargetIsCname } from "./mx-target-is-cname.ts";
import { mxTargetNoAddress } from "./mx-target-no-address.ts";
import { mxTargetNotHostname } from "./mx-target-not-hostname.ts";
import { mxTargetPrivateAddress } from "./mx-target-private-address.ts";
import { mxTargetUnverified } from "./mx-target-unverified.ts";
import { mxTargetViaWildcard } from "./mx-target-via-wildcard.ts";
import { mxWildcard } from "./mx-wildcard.ts";
import { ptr2317Dangling } from "./ptr-2317-dangling.ts";
import { ptr2317Unreachable } from "./ptr-2317-unreachable.ts";
import { ptrDomainMismatch } from "./ptr-domain-mismatch.ts";
import { ptrGenericName } from "./ptr-generic-name.ts";
import { ptrMissing } from "./ptr-missing.ts";
import { ptrMissingIpv6 } from "./ptr-missing-ipv6.ts";
import { ptrMultiple } from "./ptr-multiple.ts";
import { ptrMultipleUnconfirmed } from "./ptr-multiple-unconfirmed.ts";
import { ptrNotForwardConfirmed } from "./ptr-not-forward-confirmed.ts";
import { ptrOrphan } from "./ptr-orphan.ts";
import { ptrTargetIsCname } from "./ptr-target-is-cname.ts";
import { ptrTargetLocalhost } from "./ptr-target-localhost.ts";
import { ptrTargetMissingDot } from "./ptr-target-missing-dot.ts";
import { ptrTargetNoAddress } from "./ptr-target-no-address.ts";
import { ptrTargetUnqualified } from "./ptr-target-unqualified.ts";
import { ptrUnverifiable } from "./ptr-unverifiable.ts";
import { ptrViaWildcard } from "./ptr-via-wildcard.ts";
import { spfSenderNoPtr } from "./spf-sender-no-ptr.ts";
import { trioIncomplete } from "./trio-incomplete.ts";

/** The rules about A, MX and PTR of mail hosts, in the order of their ids. */
export const MAIL_TRIO_RULES: readonly Rule[] = [
	addressPtrNamesOther,
	addressWithoutPtr,
	heloAddressMismatch,
	heloGenericName,
	heloMismatch,
	heloNoAddress,
	heloNoSpf,
	heloNotFqdn,
	mailHostTtlLow,
	mxDuplicateTarget,
	mxHostNotInSpf,
	mxMissing,
	mxNoIpv4,
	mxOnArpaOrTld,
	mxOwnerNonmail,
	mxSameAddress,
	mxTargetBelowDname,
	mxTargetCutNoGlue,
	mxTargetIsAddress,
	mxTargetIsCname,
	mxTargetNoAddress,
	mxTargetNotHostname,
	mxTargetPrivateAddress,
	mxTargetUnverified,
	mxTargetViaWildcard,
	mxWildcard,
	ptr2317Dangling,
	ptr2317Unreachable,
	ptrDomainMismatch,
	ptrGenericName,
	ptrMissing,
	ptrMissingIpv6,
	ptrMultiple,
	ptrMultipleUnconfirmed,
	ptrNotForwardConfirmed,
	ptrOrphan,
	ptrTargetIsCname,
	ptrTargetLocalhost,
	ptrTargetMissingDot,
	ptrTargetNoAddress,
	ptrTargetUnqualified,
	ptrUnverifiable,
	ptrViaWildcard,
	spfSenderNoPtr,
	trioIncomplete,
];
