import type { NameId } from "../tables/name-table.ts";
import type { RecordId } from "../tables/record-table.ts";

/** Something that a verification found; `rule` is the id of the rule that tells of it, `record` where it stands. */
export type Fault =
	| SignatureTimeFault
	| BogusSignature
	| UnverifiedKey
	| UnsignedSet
	| WrongBitmap
	| BrokenChain
	| MissingDenial
	| SurplusDenial
	| WrongOptOut
	| StaleDigest
	| WrongDelegationDigest
	| WrongOfferedDigest;

/** Times are seconds since 1970. */
export interface SignatureTimeFault {
	readonly rule: "rrsig-expired" | "rrsig-not-yet-valid" | "rrsig-expires-soon" | "rrsig-lifetime";
	/** The RRSIG. */
	readonly record: RecordId;
	readonly covered: number;
	readonly inception: number;
	readonly expiration: number;
	/** Whether another signature of the same records, by the same algorithm, is good. */
	readonly spare: boolean;
}

/** A signature that does not fit what it covers. */
export interface BogusSignature {
	readonly rule: "rrsig-bogus";
	readonly record: RecordId;
	readonly covered: number;
	readonly keyTag: number;
	readonly spare: boolean;
}

/** A key whose signatures could not be verified here. */
export interface UnverifiedKey {
	readonly rule: "rrsig-unverified";
	/** The DNSKEY. */
	readonly record: RecordId;
	readonly algorithm: number;
	readonly keyTag: number;
	readonly signatures: number;
}

/** Records that nobody signed, or not with an algorithm that the zone is signed with. */
export interface UnsignedSet {
	readonly rule: "rrset-unsigned";
	/** The first of the set. */
	readonly record: RecordId;
	/** The algorithm that is lacking, where there are signatures of others. */
	readonly algorithm: number | undefined;
}

/** An NSEC or NSEC3 that tells of other types than there are. */
export interface WrongBitmap {
	readonly rule: "nsec-bitmap-mismatch";
	readonly record: RecordId;
	/** The name whose types it tells. */
	readonly name: NameId;
	readonly lacking: readonly number[];
	readonly surplus: readonly number[];
}

/** An NSEC or NSEC3 that names another as the next than the one that follows. */
export interface BrokenChain {
	readonly rule: "nsec-chain-broken";
	readonly record: RecordId;
	/** The name, or the hash, that follows, and the one that is written. */
	readonly next: string;
	readonly written: string;
}

/** A name without NSEC or NSEC3. */
export interface MissingDenial {
	readonly rule: "nsec-missing";
	/** The first record of the name, or of one below it where it has none; the SOA or NSEC3PARAM where no name has one. */
	readonly record: RecordId;
	/** The name; undefined where all lack it. */
	readonly name: NameId | undefined;
	/** For NSEC3: the hash of the name. */
	readonly hash: string | undefined;
}

/** An NSEC or NSEC3 for a name that needs none or is not there. */
export interface SurplusDenial {
	readonly rule: "nsec-extra" | "nsec3-without-record";
	readonly record: RecordId;
}

/** A delegation without NSEC3 that no NSEC3 with the opt-out flag covers. */
export interface WrongOptOut {
	readonly rule: "nsec3-optout-wrong";
	/** Its first NS. */
	readonly record: RecordId;
	/** The hash of its name. */
	readonly hash: string;
}

/** A ZONEMD that is not the digest of the zone. */
export interface StaleDigest {
	readonly rule: "zonemd-stale";
	readonly record: RecordId;
	/** The digest of the zone as it is. */
	readonly digest: Uint8Array;
}

/** A DS that leads to no key of the child. */
export interface WrongDelegationDigest {
	readonly rule: "ds-no-matching-dnskey";
	readonly record: RecordId;
	/** The DNSKEY of the same key tag and algorithm; undefined where the child has none. */
	readonly key: RecordId | undefined;
	/** Whether another DS beside it leads to a key. */
	readonly spare: boolean;
	readonly repair: DelegationDigest | undefined;
}

/** A CDS with another digest than that of the key that it speaks of. */
export interface WrongOfferedDigest {
	readonly rule: "cds-cdnskey-mismatch";
	readonly record: RecordId;
	readonly key: RecordId;
	readonly repair: DelegationDigest | undefined;
}

/** What a DS or CDS would say of a key. */
export interface DelegationDigest {
	readonly keyTag: number;
	readonly algorithm: number;
	readonly digestType: number;
	readonly digest: Uint8Array;
}

/** The faults of one rule. */
export type FaultOf<Rule extends Fault["rule"], One = Fault> = One extends Fault
	? Rule extends One["rule"]
		? One
		: never
	: never;
