/** The flags of a DNSKEY: it is a key of the zone (RFC 4034 section 2.1.1). */
export const ZONE_KEY = 0x0100;
/** Nothing may be verified with it any more (RFC 5011 section 7). */
export const REVOKED = 0x0080;
/** The zone above is to trust this one: "secure entry point". */
export const SECURE_ENTRY_POINT = 0x0001;

/** The flags of a key, from its RDATA. */
export function keyFlagsOf(rdata: Uint8Array): number {
	return rdata[0]! * 256 + rdata[1]!;
}
