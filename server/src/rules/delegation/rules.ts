import type { Rule } from "../rule.ts";
import { apexNsMissing } from "./apex-ns-missing.ts";
import { apexNsSingle } from "./apex-ns-single.ts";
import { delegationNsSingle } from "./delegation-ns-single.ts";
import { delegationOccludes } from "./delegation-occludes.ts";
import { delegationOtherTypes } from "./delegation-other-types.ts";
import { dnameOccludes } from "./dname-occludes.ts";
import { glueUnused } from "./glue-unused.ts";
import { nsBelowDname } from "./ns-below-dname.ts";
import { nsGlueExtra } from "./ns-glue-extra.ts";
import { nsGlueRequiredMissing } from "./ns-glue-required-missing.ts";
import { nsGlueSiblingMissing } from "./ns-glue-sibling-missing.ts";
import { nsIsAddress } from "./ns-is-address.ts";
import { nsIsCname } from "./ns-is-cname.ts";
import { nsNoAddress } from "./ns-no-address.ts";
import { nsNoAddressApex } from "./ns-no-address-apex.ts";
import { nsNoIpv4 } from "./ns-no-ipv4.ts";
import { nsNoIpv6 } from "./ns-no-ipv6.ts";
import { nsNotHostname } from "./ns-not-hostname.ts";
import { nsPrivateAddress } from "./ns-private-address.ts";
import { nsSameAddress } from "./ns-same-address.ts";
import { nsSameSubnet } from "./ns-same-subnet.ts";
import { nsWildcardOwner } from "./ns-wildcard-owner.ts";
import { parentChildNsMismatch } from "./parent-child-ns-mismatch.ts";
import { parentDelegationMissing } from "./parent-delegation-missing.ts";
import { referralTooLarge } from "./referral-too-large.ts";

/** The rules about name servers and zone cuts, in the order of their ids. */
export const DELEGATION_RULES: readonly Rule[] = [
	apexNsMissing,
	apexNsSingle,
	delegationNsSingle,
	delegationOccludes,
	delegationOtherTypes,
	dnameOccludes,
	glueUnused,
	nsBelowDname,
	nsGlueExtra,
	nsGlueRequiredMissing,
	nsGlueSiblingMissing,
	nsIsAddress,
	nsIsCname,
	nsNoAddress,
	nsNoAddressApex,
	nsNoIpv4,
	nsNoIpv6,
	nsNotHostname,
	nsPrivateAddress,
	nsSameAddress,
	nsSameSubnet,
	nsWildcardOwner,
	parentChildNsMismatch,
	parentDelegationMissing,
	referralTooLarge,
];
