import type { Rule } from "../rule.ts";
import { cdsCdnskeyMismatch } from "./cds-cdnskey-mismatch.ts";
import { dsAtApex } from "./ds-at-apex.ts";
import { nsec3Owner } from "./nsec3-owner.ts";
import { rrsetUnsigned } from "./rrset-unsigned.ts";
import { rrsigBogus } from "./rrsig-bogus.ts";
import { rrsigExpired } from "./rrsig-expired.ts";
import { rrsigExpiresSoon } from "./rrsig-expires-soon.ts";
import { rrsigLifetime } from "./rrsig-lifetime.ts";
import { rrsigNotYetValid } from "./rrsig-not-yet-valid.ts";
import { rrsigUnverified } from "./rrsig-unverified.ts";

/** The rules about keys, signatures and digests, in the order of their ids. */
export const DNSSEC_RULES: readonly Rule[] = [
	cdsCdnskeyMismatch,
	dsAtApex,
	nsec3Owner,
	rrsigBogus,
	rrsigExpired,
	rrsigExpiresSoon,
	rrsigLifetime,
	rrsigNotYetValid,
	rrsigUnverified,
	rrsetUnsigned,
];
