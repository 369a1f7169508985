import type { Rule } from "../rule.ts";
import { apexNsMissing } from "./apex-ns-missing.ts";
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
import { nsNotHostname } from "./ns-not-hostname.ts";
import { nsPrivateAddress } from "./ns-private-address.ts";
import { nsSameAddress } from "./ns-same-address.ts";
import { nsWildcardOwner } from "./ns-wildcard-owner.ts";
import { parentChildNsMismatch } from "./parent-child-ns-mismatch.ts";
import { parentDelegationMissing } from "./parent-delegation-missing.ts";

/** The rules about name servers and zone cuts, in the order of their ids. */
export const DELEGATION_RULES: readonly Rule[] = [
	apexNsMissing,
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
	nsNotHostname,
	nsPrivateAddress,
	nsSameAddress,
	nsWildcardOwner,
	parentChildNsMismatch,
	parentDelegationMissing,
];
