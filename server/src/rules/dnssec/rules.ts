import type { Rule } from "../rule.ts";
import { cdnskeyWithoutCds } from "./cdnskey-without-cds.ts";
import { cdsCdnskeyMismatch } from "./cds-cdnskey-mismatch.ts";
import { cdsDeleteMixed } from "./cds-delete-mixed.ts";
import { cdsDeprecatedDigest } from "./cds-deprecated-digest.ts";
import { cdsNotApex } from "./cds-not-apex.ts";
import { cdsWithoutCdnskey } from "./cds-without-cdnskey.ts";
import { csyncSerial } from "./csync-serial.ts";
import { dnskeyDeprecatedAlgorithm } from "./dnskey-deprecated-algorithm.ts";
import { dnskeyInvalid } from "./dnskey-invalid.ts";
import { dnskeyKeytagCollision } from "./dnskey-keytag-collision.ts";
import { dnskeyLeadingZero } from "./dnskey-leading-zero.ts";
import { dnskeyMissing } from "./dnskey-missing.ts";
import { dnskeyNoSep } from "./dnskey-no-sep.ts";
import { dnskeyNotApex } from "./dnskey-not-apex.ts";
import { dnskeyRevoked } from "./dnskey-revoked.ts";
import { dnskeyRsaExponent3 } from "./dnskey-rsa-exponent-3.ts";
import { dnskeyRsaSize } from "./dnskey-rsa-size.ts";
import { dnskeySepNotZone } from "./dnskey-sep-not-zone.ts";
import { dnssecSignedFileEdited } from "./dnssec-signed-file-edited.ts";
import { dsAtApex } from "./ds-at-apex.ts";
import { dsChildUnsigned } from "./ds-child-unsigned.ts";
import { dsDeprecatedAlgorithm } from "./ds-deprecated-algorithm.ts";
import { dsDeprecatedDigest } from "./ds-deprecated-digest.ts";
import { dsMissingForSignedChild } from "./ds-missing-for-signed-child.ts";
import { dsNoMatchingDnskey } from "./ds-no-matching-dnskey.ts";
import { dsWithoutDelegation } from "./ds-without-delegation.ts";
import { keyDeprecatedAlgorithm } from "./key-deprecated-algorithm.ts";
import { nsecBitmapMismatch } from "./nsec-bitmap-mismatch.ts";
import { nsecChainBroken } from "./nsec-chain-broken.ts";
import { nsecExtra } from "./nsec-extra.ts";
import { nsecMissing } from "./nsec-missing.ts";
import { nsec3Algorithm } from "./nsec3-algorithm.ts";
import { nsec3Iterations } from "./nsec3-iterations.ts";
import { nsec3OptoutWildcard } from "./nsec3-optout-wildcard.ts";
import { nsec3OptoutWrong } from "./nsec3-optout-wrong.ts";
import { nsec3Owner } from "./nsec3-owner.ts";
import { nsec3Salt } from "./nsec3-salt.ts";
import { nsec3WithoutRecord } from "./nsec3-without-record.ts";
import { nsec3paramFlags } from "./nsec3param-flags.ts";
import { nsec3paramNotApex } from "./nsec3param-not-apex.ts";
import { privateSigningRecord } from "./private-signing-record.ts";
import { rrsetUnsigned } from "./rrset-unsigned.ts";
import { rrsigBogus } from "./rrsig-bogus.ts";
import { rrsigExpired } from "./rrsig-expired.ts";
import { rrsigExpiresSoon } from "./rrsig-expires-soon.ts";
import { rrsigLifetime } from "./rrsig-lifetime.ts";
import { rrsigNoKey } from "./rrsig-no-key.ts";
import { rrsigNotYetValid } from "./rrsig-not-yet-valid.ts";
import { rrsigOrphan } from "./rrsig-orphan.ts";
import { rrsigSignerNotZone } from "./rrsig-signer-not-zone.ts";
import { rrsigTtlMismatch } from "./rrsig-ttl-mismatch.ts";
import { rrsigUnverified } from "./rrsig-unverified.ts";
import { zonemdDuplicateScheme } from "./zonemd-duplicate-scheme.ts";
import { zonemdNotApex } from "./zonemd-not-apex.ts";
import { zonemdSerial } from "./zonemd-serial.ts";
import { zonemdStale } from "./zonemd-stale.ts";

/** The rules about keys, signatures and digests, in the order of their ids. */
export const DNSSEC_RULES: readonly Rule[] = [
	cdnskeyWithoutCds,
	cdsCdnskeyMismatch,
	cdsDeleteMixed,
	cdsDeprecatedDigest,
	cdsNotApex,
	cdsWithoutCdnskey,
	csyncSerial,
	dnskeyDeprecatedAlgorithm,
	dnskeyInvalid,
	dnskeyKeytagCollision,
	dnskeyLeadingZero,
	dnskeyMissing,
	dnskeyNoSep,
	dnskeyNotApex,
	dnskeyRevoked,
	dnskeyRsaExponent3,
	dnskeyRsaSize,
	dnskeySepNotZone,
	dnssecSignedFileEdited,
	dsAtApex,
	dsChildUnsigned,
	dsDeprecatedAlgorithm,
	dsDeprecatedDigest,
	dsMissingForSignedChild,
	dsNoMatchingDnskey,
	dsWithoutDelegation,
	keyDeprecatedAlgorithm,
	nsecBitmapMismatch,
	nsecChainBroken,
	nsecExtra,
	nsecMissing,
	nsec3Algorithm,
	nsec3Iterations,
	nsec3OptoutWildcard,
	nsec3OptoutWrong,
	nsec3Owner,
	nsec3Salt,
	nsec3WithoutRecord,
	nsec3paramFlags,
	nsec3paramNotApex,
	privateSigningRecord,
	rrsetUnsigned,
	rrsigBogus,
	rrsigExpired,
	rrsigExpiresSoon,
	rrsigLifetime,
	rrsigNoKey,
	rrsigNotYetValid,
	rrsigOrphan,
	rrsigSignerNotZone,
	rrsigTtlMismatch,
	rrsigUnverified,
	zonemdDuplicateScheme,
	zonemdNotApex,
	zonemdSerial,
	zonemdStale,
];
