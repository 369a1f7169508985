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
import { dsChildUnsigned } from "./ds-child-unsigned.ts";
import { dsDeprecatedAlgorithm } from "./ds-deprecated-algorithm.ts";
import { dsDeprecatedDigest } from "./ds-deprecated-digest.ts";
import { dsMissingForSignedChild } from "./ds-missing-for-signed-child.ts";
import { dsWithoutDelegation } from "./ds-without-delegation.ts";
import { keyDeprecatedAlgorithm } from "./key-deprecated-algorithm.ts";
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
	dsChildUnsigned,
	dsDeprecatedAlgorithm,
	dsDeprecatedDigest,
	dsMissingForSignedChild,
	dsWithoutDelegation,
	keyDeprecatedAlgorithm,
	nsec3Owner,
	rrsetUnsigned,
	rrsigBogus,
	rrsigExpired,
	rrsigExpiresSoon,
	rrsigLifetime,
	rrsigNotYetValid,
	rrsigUnverified,
];
