import type { Rule } from "../rule.ts";
import { cdsCdnskeyMismatch } from "./cds-cdnskey-mismatch.ts";
import { dsAtApex } from "./ds-at-apex.ts";
import { nsec3Owner } from "./nsec3-owner.ts";

/** The rules about keys, signatures and digests, in the order of their ids. */
export const DNSSEC_RULES: readonly Rule[] = [cdsCdnskeyMismatch, dsAtApex, nsec3Owner];
