import { addressPtrNamesOther } from "./address/address-ptr-names-other.ts";
import { heloAddressMismatch } from "./address/helo-address-mismatch.ts";
import { heloGenericName } from "./address/helo-generic-name.ts";
import { heloMismatch } from "./address/helo-mismatch.ts";
import { heloNoAddress } from "./address/helo-no-address.ts";
import { heloNoSpf } from "./address/helo-no-spf.ts";
import { heloNotFqdn } from "./address/helo-not-fqdn.ts";
import { ptrDomainMismatch } from "./address/ptr-domain-mismatch.ts";
import { ptrMissing } from "./address/ptr-missing.ts";
import { ptrMissingIpv6 } from "./address/ptr-missing-ipv6.ts";
import { ptrMultiple } from "./address/ptr-multiple.ts";
import { ptrMultipleUnconfirmed } from "./address/ptr-multiple-unconfirmed.ts";
import { ptrUnverifiable } from "./address/ptr-unverifiable.ts";
import { ptrViaWildcard } from "./address/ptr-via-wildcard.ts";
import { spfSenderNoPtr } from "./address/spf-sender-no-ptr.ts";
import { mxDuplicateTarget } from "./domain/mx-duplicate-target.ts";
import { mxHostNotInSpf } from "./domain/mx-host-not-in-spf.ts";
import { mxMissing } from "./domain/mx-missing.ts";
import { mxNoIpv4 } from "./domain/mx-no-ipv4.ts";
import { mxOnArpaOrTld } from "./domain/mx-on-arpa-or-tld.ts";
import { mxOwnerNonmail } from "./domain/mx-owner-nonmail.ts";
import { mxSameAddress } from "./domain/mx-same-address.ts";
import { mxWildcard } from "./domain/mx-wildcard.ts";
import { trioIncomplete } from "./domain/trio-incomplete.ts";
import { addressWithoutPtr } from "./record/address-without-ptr.ts";
import { cnameAndOtherData } from "./record/cname-and-other-data.ts";
import { cnameMultiple } from "./record/cname-multiple.ts";
import { dsAtApex } from "./record/ds-at-apex.ts";
import { mailHostTtlLow } from "./record/mail-host-ttl-low.ts";
import { mxTargetBelowDname } from "./record/mx-target-below-dname.ts";
import { mxTargetCutNoGlue } from "./record/mx-target-cut-no-glue.ts";
import { mxTargetIsAddress } from "./record/mx-target-is-address.ts";
import { mxTargetIsCname } from "./record/mx-target-is-cname.ts";
import { mxTargetNoAddress } from "./record/mx-target-no-address.ts";
import { mxTargetNotHostname } from "./record/mx-target-not-hostname.ts";
import { mxTargetPrivateAddress } from "./record/mx-target-private-address.ts";
import { mxTargetUnverified } from "./record/mx-target-unverified.ts";
import { mxTargetViaWildcard } from "./record/mx-target-via-wildcard.ts";
import { nsBelowDname } from "./record/ns-below-dname.ts";
import { nsIsCname } from "./record/ns-is-cname.ts";
import { nsNoAddressApex } from "./record/ns-no-address-apex.ts";
import { nsWildcardOwner } from "./record/ns-wildcard-owner.ts";
import { nsec3Owner } from "./record/nsec3-owner.ts";
import { ptr2317Dangling } from "./record/ptr-2317-dangling.ts";
import { ptr2317Unreachable } from "./record/ptr-2317-unreachable.ts";
import { ptrGenericName } from "./record/ptr-generic-name.ts";
import { ptrNotForwardConfirmed } from "./record/ptr-not-forward-confirmed.ts";
import { ptrOrphan } from "./record/ptr-orphan.ts";
import { ptrTargetIsCname } from "./record/ptr-target-is-cname.ts";
import { ptrTargetLocalhost } from "./record/ptr-target-localhost.ts";
import { ptrTargetMissingDot } from "./record/ptr-target-missing-dot.ts";
import { ptrTargetNoAddress } from "./record/ptr-target-no-address.ts";
import { ptrTargetUnqualified } from "./record/ptr-target-unqualified.ts";
import { rev2317NsInParent } from "./record/rev-2317-ns-in-parent.ts";
import { rev2317Range } from "./record/rev-2317-range.ts";
import { revCnameAndPtr } from "./record/rev-cname-and-ptr.ts";
import { revDuplicateTarget } from "./record/rev-duplicate-target.ts";
import { revEmptyZoneMissing } from "./record/rev-empty-zone-missing.ts";
import { revGenerateForwardMismatch } from "./record/rev-generate-forward-mismatch.ts";
import { revNsInArpa } from "./record/rev-ns-in-arpa.ts";
import { revOwnerDepth } from "./record/rev-owner-depth.ts";
import { revOwnerLeadingZero } from "./record/rev-owner-leading-zero.ts";
import { revOwnerNotNumeric } from "./record/rev-owner-not-numeric.ts";
import { revOwnerOctetRange } from "./record/rev-owner-octet-range.ts";
import { revOwnerReversed } from "./record/rev-owner-reversed.ts";
import { revPtrNotHostname } from "./record/rev-ptr-not-hostname.ts";
import { revPtrSelf } from "./record/rev-ptr-self.ts";
import { revPtrToIp } from "./record/rev-ptr-to-ip.ts";
import { revPtrWildcardTarget } from "./record/rev-ptr-wildcard-target.ts";
import { revRecordType } from "./record/rev-record-type.ts";
import { revSoaMail } from "./record/rev-soa-mail.ts";
import { revZoneNameOctets } from "./record/rev-zone-name-octets.ts";
import { rev6NibbleChar } from "./record/rev6-nibble-char.ts";
import { rev6NibbleCount } from "./record/rev6-nibble-count.ts";
import { singletonMultiple } from "./record/singleton-multiple.ts";
import { soaNotAtTop } from "./record/soa-not-at-top.ts";
import type { Rule } from "./rule.ts";
import { apexNsMissing } from "./zone/apex-ns-missing.ts";
import { cdsCdnskeyMismatch } from "./zone/cds-cdnskey-mismatch.ts";
import { revPrivateZonePublic } from "./zone/rev-private-zone-public.ts";
import { revZoneNotOctetBoundary } from "./zone/rev-zone-not-octet-boundary.ts";
import { rev6Int } from "./zone/rev6-int.ts";
import { soaMissing } from "./zone/soa-missing.ts";

/** Every rule, by group and in the order of their ids. */
export const RULES: readonly Rule[] = [
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
	rev2317NsInParent,
	rev2317Range,
	revCnameAndPtr,
	revDuplicateTarget,
	revEmptyZoneMissing,
	revGenerateForwardMismatch,
	revNsInArpa,
	revOwnerDepth,
	revOwnerLeadingZero,
	revOwnerNotNumeric,
	revOwnerOctetRange,
	revOwnerReversed,
	revPrivateZonePublic,
	revPtrNotHostname,
	revPtrSelf,
	revPtrToIp,
	revPtrWildcardTarget,
	revRecordType,
	revSoaMail,
	revZoneNameOctets,
	revZoneNotOctetBoundary,
	rev6Int,
	rev6NibbleChar,
	rev6NibbleCount,
	cdsCdnskeyMismatch,
	cnameAndOtherData,
	cnameMultiple,
	dsAtApex,
	nsec3Owner,
	singletonMultiple,
	soaMissing,
	soaNotAtTop,
	apexNsMissing,
	nsBelowDname,
	nsIsCname,
	nsNoAddressApex,
	nsWildcardOwner,
];
