import type { Rule } from "../rule.ts";
import { cdsCdnskeyMismatch } from "./cds-cdnskey-mismatch.ts";
import { dnskeyDeprecatedAlgorithm } from "./dnskey-deprecated-algorithm.ts";
import { dnskeyInvalid } from "./dnskey-invalid.ts";
import { dnskeyKeytagCollision } from "./dnskey-keytag-collision.ts";
import { dnskeyLeadingZero } from "./dnskey-leading-zero.ts";
import { dnskeyNoSep } from "./dnskey-no-sep.ts";
import { dnskeyNotApex } from "./dnskey-not-apex.ts";
import { dnskeyRevoked } from "./dnskey-revoked.ts";
import { dnskeyRsaExponent3 } from "./dnskey-rsa-exponent-3.ts";
import { dnskeyRsaSize } from "./dnskey-rsa-size.ts";
import { dnskeySepNotZone } from "./dnskey-sep-not-zone.ts";
import { dsAtApex } from "./ds-at-apex.ts";
import { nsec3Owner } from "./nsec3-owner.ts";

/** The rules about keys, signatures and digests, in the order of their ids. */
export const DNSSEC_RULES: readonly Rule[] = [
	cdsCdnskeyMismatch,
	dnskeyDeprecatedAlgorithm,
	dnskeyInvalid,
	dnskeyKeytagCollision,
	dnskeyLeadingZero,
	dnskeyNoSep,
	dnskeyNotApex,
	dnskeyRevoked,
	dnskeyRsaExponent3,
	dnskeyRsaSize,
	dnskeySepNotZone,
	dsAtApex,
	nsec3Owner,
];
