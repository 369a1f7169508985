import type { Rule } from "../rule.ts";
import { rev2317NsInParent } from "./rev-2317-ns-in-parent.ts";
import { rev2317Range } from "./rev-2317-range.ts";
import { revCnameAndPtr } from "./rev-cname-and-ptr.ts";
import { revDuplicateTarget } from "./rev-duplicate-target.ts";
import { revEmptyZoneMissing } from "./rev-empty-zone-missing.ts";
import { revGenerateForwardMismatch } from "./rev-generate-forward-mismatch.ts";
import { revNsInArpa } from "./rev-ns-in-arpa.ts";
import { revOwnerDepth } from "./rev-owner-depth.ts";
import { revOwnerLeadingZero } from "./rev-owner-leading-zero.ts";
import { revOwnerNotNumeric } from "./rev-owner-not-numeric.ts";
import { revOwnerOctetRange } from "./rev-owner-octet-range.ts";
import { revOwnerReversed } from "./rev-owner-reversed.ts";
import { revPrivateZonePublic } from "./rev-private-zone-public.ts";
import { revPtrNotHostname } from "./rev-ptr-not-hostname.ts";
import { revPtrSelf } from "./rev-ptr-self.ts";
import { revPtrToIp } from "./rev-ptr-to-ip.ts";
import { revPtrWildcardTarget } from "./rev-ptr-wildcard-target.ts";
import { revRecordType } from "./rev-record-type.ts";
import { revSoaMail } from "./rev-soa-mail.ts";
import { revZoneNameOctets } from "./rev-zone-name-octets.ts";
import { revZoneNotOctetBoundary } from "./rev-zone-not-octet-boundary.ts";
import { rev6Int } from "./rev6-int.ts";
import { rev6NibbleChar } from "./rev6-nibble-char.ts";
import { rev6NibbleCount } from "./rev6-nibble-count.ts";

/** The rules about reverse zones, in the order of their ids. */
export const REVERSE_ZONE_RULES: readonly Rule[] = [
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
];
