import type { Rule } from "../rule.ts";
import { apexNsMissing } from "./apex-ns-missing.ts";
import { delegationOccludes } from "./delegation-occludes.ts";
import { delegationOtherTypes } from "./delegation-other-types.ts";
import { dnameOccludes } from "./dname-occludes.ts";
import { glueUnused } from "./glue-unused.ts";
import { nsBelowDname } from "./ns-below-dname.ts";
import { nsGlueRequiredMissing } from "./ns-glue-required-missing.ts";
import { nsGlueSiblingMissing } from "./ns-glue-sibling-missing.ts";
import { nsIsAddress } from "./ns-is-address.ts";
import { nsIsCname } from "./ns-is-cname.ts";
import { nsNoAddress } from "./ns-no-address.ts";
import { nsNoAddressApex } from "./ns-no-address-apex.ts";
import { nsWildcardOwner } from "./ns-wildcard-owner.ts";

/** The rules about name servers and zone cuts, in the order of their ids. */
export const DELEGATION_RULES: readonly Rule[] = [
	apexNsMissing,
	delegationOccludes,
	delegationOtherTypes,
	dnameOccludes,
	glueUnused,
	nsBelowDname,
	nsGlueRequiredMissing,
	nsGlueSiblingMissing,
	nsIsAddress,
	nsIsCname,
	nsNoAddress,
	nsNoAddressApex,
	nsWildcardOwner,
];
