import { ptrDomainMismatch } from "./address/ptr-domain-mismatch.ts";
import { ptrMissing } from "./address/ptr-missing.ts";
import { ptrMissingIpv6 } from "./address/ptr-missing-ipv6.ts";
import { ptrMultiple } from "./address/ptr-multiple.ts";
import { ptrMultipleUnconfirmed } from "./address/ptr-multiple-unconfirmed.ts";
import { ptrUnverifiable } from "./address/ptr-unverifiable.ts";
import { ptrViaWildcard } from "./address/ptr-via-wildcard.ts";
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
import type { Rule } from "./rule.ts";

/** Every rule, by group and in the order of their ids. */
export const RULES: readonly Rule[] = [
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
];
