import { addressSuffix, prefixLength, prefixName } from "./fields/a6.ts";
import { ipv4, ipv6 } from "./fields/address-field.ts";
import { addressPrefixes } from "./fields/apl.ts";
import { caaTag } from "./fields/caa-tag.ts";
import {
	base64Data,
	dataOrHyphen,
	hexData,
	hipAlgorithm,
	hostIdentityKey,
	hostIdentityTag,
	keyData,
	nextHash,
	optionalBase64Data,
	optionalHexData,
	salt,
} from "./fields/encoded-data.ts";
import { discoveryOptional, gateway, gatewayType, relayType } from "./fields/gateway.ts";
import { location } from "./fields/loc.ts";
import { eui48, eui64, locator64 } from "./fields/locator.ts";
import { managedKey } from "./fields/managed-key.ts";
import {
	algorithm,
	certificateAlgorithm,
	certificateType,
	coveredType,
	digestType,
	hashAlgorithm,
	keyFlags,
	keyProtocol,
	notifyScheme,
} from "./fields/mnemonic.ts";
import { host, mailbox, name, names } from "./fields/name.ts";
import { naptrRegexp } from "./fields/naptr-regexp.ts";
import { atmAddress, nsapAddress } from "./fields/nsap.ts";
import { protocol, services } from "./fields/services.ts";
import { longString, optionalString, packetAddress, quotedTarget, string, strings } from "./fields/string.ts";
import { svcParams } from "./fields/svc-params.ts";
import { duration, time } from "./fields/time.ts";
import { oldTypes, optionalTypes, types } from "./fields/type-bitmap.ts";
import { uint8, uint16, uint32, uint64 } from "./fields/uint.ts";
import { hasPolicyWord } from "./policy-words.ts";
import { checkDigest, checkFingerprint, checkRkeyFlags, checkSigner, checkZoneDigest } from "./rdata-checks.ts";
import { explainMx, explainSoa } from "./rdata-explanations.ts";
import type { Field, RecordType } from "./record-type.ts";
import { TYPE_CODE, type TypeMnemonic } from "./type-code.ts";
import { isUnusualMatch, lacksService } from "./unusual-data.ts";

type Traits = Partial<
	Pick<
		RecordType,
		"points" | "singleton" | "placement" | "hostOwner" | "refused" | "check" | "explain" | "remarkable" | "status"
	>
>;

function type(
	mnemonic: TypeMnemonic,
	reference: string,
	summary: string,
	fields: readonly Field[],
	traits: Traits = {},
): RecordType {
	return {
		code: TYPE_CODE[mnemonic],
		name: mnemonic,
		status: "standard",
		reference,
		summary,
		fields,
		points: "none",
		singleton: false,
		placement: "anywhere",
		hostOwner: false,
		...traits,
	};
}

const EXPERIMENTAL: Traits = { status: "experimental" };
const OBSOLETE: Traits = { status: "obsolete" };
const META: Traits = { status: "meta", refused: "is for messages between servers and never stands in a zone file" };
const AT_APEX: Traits = { placement: "apex" };

const DELEGATION_DIGEST = [uint16("key tag"), algorithm("algorithm"), digestType("digest type"), hexData("digest")];
const PUBLIC_KEY = [keyFlags("flags"), keyProtocol("protocol"), algorithm("algorithm"), base64Data("public key")];
const CERTIFICATE_MATCH = [
	uint8("certificate usage"),
	uint8("selector"),
	uint8("matching type"),
	hexData("certificate data"),
];
const SIGNATURE = [
	coveredType("type covered"),
	algorithm("algorithm"),
	uint8("labels"),
	uint32("original TTL"),
	time("expiration"),
	time("inception"),
	uint16("key tag"),
	name("signer"),
	base64Data("signature"),
];
const SERVICE = [uint16("priority"), host("target"), svcParams("parameters")];

/** One row per record type, in IANA number order. Field names appear in messages and hovers. */
export const RECORD_TYPES: readonly RecordType[] = [
	type("A", "RFC 1035", "IPv4 address of a host", [ipv4("address")], { points: "address", hostOwner: true }),
	type("NS", "RFC 1035", "name server of a zone", [host("name server")], { points: "host" }),
	type("MD", "RFC 1035", "mail destination, replaced by MX", [name("mail server")], {
		...OBSOLETE,
		refused: "is obsolete and BIND refuses it: use MX",
	}),
	type("MF", "RFC 1035", "mail forwarder, replaced by MX", [name("mail server")], {
		...OBSOLETE,
		refused: "is obsolete and BIND refuses it: use MX",
	}),
	type("CNAME", "RFC 1035", "alias of another name", [name("canonical name")], { points: "name", singleton: true }),
	type(
		"SOA",
		"RFC 1035",
		"start of a zone",
		[
			host("primary name server"),
			mailbox("mailbox"),
			uint32("serial"),
			duration("refresh"),
			duration("retry"),
			duration("expire"),
			duration("minimum"),
		],
		{ points: "host", singleton: true, placement: "apex", explain: explainSoa },
	),
	type("MB", "RFC 1035", "host of a mailbox", [name("mailbox host")], EXPERIMENTAL),
	type("MG", "RFC 1035", "member of a mail group", [mailbox("mailbox")], EXPERIMENTAL),
	type("MR", "RFC 1035", "new name of a mailbox", [name("mailbox")], EXPERIMENTAL),
	type("NULL", "RFC 1035", "any data", [], EXPERIMENTAL),
	type(
		"WKS",
		"RFC 1035",
		"well known services of a host",
		[ipv4("address"), protocol("protocol"), services("services")],
		{ ...OBSOLETE, hostOwner: true },
	),
	type("PTR", "RFC 1035", "name of an address", [name("host name")], { points: "host" }),
	type("HINFO", "RFC 1035", "hardware and system of a host", [string("hardware"), string("operating system")]),
	type("MINFO", "RFC 1035", "mailboxes of a mail list", [mailbox("responsible mailbox"), mailbox("error mailbox")], {
		...EXPERIMENTAL,
	}),
	type("MX", "RFC 1035", "mail server of a domain", [uint16("preference"), host("mail server")], {
		points: "host",
		hostOwner: true,
		explain: explainMx,
	}),
	type("TXT", "RFC 1035", "text", [strings("text")], { remarkable: hasPolicyWord }),
	type("RP", "RFC 1183", "responsible person", [mailbox("mailbox"), name("text name")]),
	type("AFSDB", "RFC 1183", "AFS or DCE server", [uint16("subtype"), host("server")], { points: "host" }),
	type("X25", "RFC 1183", "X.25 address", [packetAddress("address")], OBSOLETE),
	type("ISDN", "RFC 1183", "ISDN number", [string("number"), optionalString("subaddress")], OBSOLETE),
	type("RT", "RFC 1183", "host that routes", [uint16("preference"), host("intermediate host")], {
		...OBSOLETE,
		points: "host",
	}),
	type("NSAP", "RFC 1706", "ISO network address", [nsapAddress("address")], OBSOLETE),
	type("NSAP-PTR", "RFC 1706", "name of an ISO network address", [name("host name")], OBSOLETE),
	type("SIG", "RFC 2535", "signature, replaced by RRSIG", SIGNATURE, { ...OBSOLETE, check: checkSigner }),
	type(
		"KEY",
		"RFC 2535",
		"key, replaced by DNSKEY",
		[keyFlags("flags"), keyProtocol("protocol"), algorithm("algorithm"), keyData("public key")],
		OBSOLETE,
	),
	type(
		"PX",
		"RFC 2163",
		"mapping of X.400 mail addresses",
		[uint16("preference"), name("RFC 822 domain"), name("X.400 domain")],
		OBSOLETE,
	),
	type(
		"GPOS",
		"RFC 1712",
		"place on earth, replaced by LOC",
		[string("longitude"), string("latitude"), string("altitude")],
		OBSOLETE,
	),
	type("AAAA", "RFC 3596", "IPv6 address of a host", [ipv6("address")], { points: "address", hostOwner: true }),
	type("LOC", "RFC 1876", "place on earth", [location("location")], EXPERIMENTAL),
	type("NXT", "RFC 2535", "next name, replaced by NSEC", [name("next name"), oldTypes("types")], OBSOLETE),
	type("EID", "draft-ietf-nimrod-dns", "endpoint of Nimrod", [hexData("endpoint")], OBSOLETE),
	type("NIMLOC", "draft-ietf-nimrod-dns", "locator of Nimrod", [hexData("locator")], OBSOLETE),
	type(
		"SRV",
		"RFC 2782",
		"host and port of a service",
		[uint16("priority"), uint16("weight"), uint16("port"), host("target")],
		{ points: "host", remarkable: lacksService },
	),
	type("ATMA", "af-dans-0152", "ATM address", [atmAddress("address")], OBSOLETE),
	type("NAPTR", "RFC 3403", "rule that rewrites a name", [
		uint16("order"),
		uint16("preference"),
		string("flags"),
		string("service"),
		naptrRegexp("regular expression"),
		name("replacement"),
	]),
	type("KX", "RFC 2230", "key exchanger of a domain", [uint16("preference"), name("exchanger")], { points: "host" }),
	type("CERT", "RFC 4398", "certificate", [
		certificateType("certificate type"),
		uint16("key tag"),
		certificateAlgorithm("algorithm"),
		base64Data("certificate"),
	]),
	type(
		"A6",
		"RFC 2874",
		"IPv6 address in parts, replaced by AAAA",
		[prefixLength("prefix length"), addressSuffix("address suffix"), prefixName("prefix name")],
		{ ...OBSOLETE, hostOwner: true },
	),
	type("DNAME", "RFC 6672", "alias of all names below", [name("target")], { points: "name", singleton: true }),
	type(
		"SINK",
		"draft-eastlake-kitchen-sink",
		"any data",
		[uint8("meaning"), uint8("coding"), uint8("subcoding"), optionalBase64Data("data")],
		OBSOLETE,
	),
	type("OPT", "RFC 6891", "options of a message", [], META),
	type("APL", "RFC 3123", "list of address prefixes", [addressPrefixes("prefixes")], EXPERIMENTAL),
	type("DS", "RFC 4034", "digest of a child zone's key", DELEGATION_DIGEST, {
		placement: "delegation",
		check: checkDigest,
	}),
	type(
		"SSHFP",
		"RFC 4255",
		"fingerprint of an SSH host key",
		[uint8("algorithm"), uint8("fingerprint type"), optionalHexData("fingerprint")],
		{ check: checkFingerprint },
	),
	type("IPSECKEY", "RFC 4025", "key for IPsec", [
		uint8("precedence"),
		gatewayType("gateway type"),
		uint8("algorithm"),
		gateway("gateway"),
		base64Data("public key"),
	]),
	type("RRSIG", "RFC 4034", "signature of records", SIGNATURE, { check: checkSigner }),
	type("NSEC", "RFC 4034", "next name and types here", [name("next name"), types("types")]),
	type("DNSKEY", "RFC 4034", "key of a zone", PUBLIC_KEY, AT_APEX),
	type("DHCID", "RFC 4701", "identity of a DHCP client", [base64Data("identity")]),
	type("NSEC3", "RFC 5155", "next hashed name and types here", [
		hashAlgorithm("hash algorithm"),
		uint8("flags"),
		uint16("iterations"),
		salt("salt"),
		nextHash("next hashed owner"),
		optionalTypes("types"),
	]),
	type(
		"NSEC3PARAM",
		"RFC 5155",
		"how NSEC3 names are hashed",
		[hashAlgorithm("hash algorithm"), uint8("flags"), uint16("iterations"), salt("salt")],
		AT_APEX,
	),
	type("TLSA", "RFC 6698", "certificate of a TLS service", CERTIFICATE_MATCH, { remarkable: isUnusualMatch }),
	type("SMIMEA", "RFC 8162", "certificate of a mail user", CERTIFICATE_MATCH, { remarkable: isUnusualMatch }),
	type("HIP", "RFC 8005", "identity of a host", [
		hipAlgorithm("algorithm"),
		hostIdentityTag("host identity tag"),
		hostIdentityKey("public key"),
		names("rendezvous servers"),
	]),
	type("NINFO", "draft-reid-dnsext-zs", "status of a zone", [strings("text")], EXPERIMENTAL),
	type(
		"RKEY",
		"draft-reid-dnsext-rkey",
		"key to encrypt NAPTR",
		[uint16("flags"), uint8("protocol"), algorithm("algorithm"), base64Data("public key")],
		{ ...EXPERIMENTAL, check: checkRkeyFlags },
	),
	type(
		"TALINK",
		"draft-ietf-dnsop-dnssec-trust-history",
		"link of a trust history",
		[name("previous"), name("next")],
		EXPERIMENTAL,
	),
	type("CDS", "RFC 7344", "DS that the child wants", DELEGATION_DIGEST, { ...AT_APEX, check: checkDigest }),
	type("CDNSKEY", "RFC 7344", "DNSKEY that the child wants a DS for", PUBLIC_KEY, AT_APEX),
	type("OPENPGPKEY", "RFC 7929", "OpenPGP key of a mail user", [base64Data("key")], EXPERIMENTAL),
	type(
		"CSYNC",
		"RFC 7477",
		"records that the parent may copy",
		[uint32("serial"), uint16("flags"), optionalTypes("types")],
		AT_APEX,
	),
	type(
		"ZONEMD",
		"RFC 8976",
		"digest of a zone",
		[uint32("serial"), uint8("scheme"), uint8("hash algorithm"), hexData("digest")],
		{ ...AT_APEX, check: checkZoneDigest },
	),
	type("SVCB", "RFC 9460", "how to reach a service", SERVICE, { points: "host" }),
	type("HTTPS", "RFC 9460", "how to reach a web site", SERVICE, { points: "host" }),
	type(
		"DSYNC",
		"RFC 9859",
		"where a child reports changes",
		[coveredType("record type"), notifyScheme("scheme"), uint16("port"), host("target")],
		{ points: "host" },
	),
	type("HHIT", "RFC 9886", "identity of a drone", [base64Data("data")]),
	type("BRID", "RFC 9886", "broadcast identity of a drone", [base64Data("data")]),
	type("SPF", "RFC 7208", "sender policy, replaced by TXT", [strings("text")], OBSOLETE),
	type("UINFO", "IANA", "reserved", [], OBSOLETE),
	type("UID", "IANA", "reserved", [], OBSOLETE),
	type("GID", "IANA", "reserved", [], OBSOLETE),
	type("UNSPEC", "IANA", "reserved", [], OBSOLETE),
	type("NID", "RFC 6742", "node identifier of ILNP", [uint16("preference"), locator64("node identifier")], {
		...EXPERIMENTAL,
	}),
	type("L32", "RFC 6742", "IPv4 locator of ILNP", [uint16("preference"), ipv4("locator")], EXPERIMENTAL),
	type("L64", "RFC 6742", "IPv6 locator of ILNP", [uint16("preference"), locator64("locator")], EXPERIMENTAL),
	type("LP", "RFC 6742", "pointer to locators of ILNP", [uint16("preference"), name("target")], {
		...EXPERIMENTAL,
		points: "name",
	}),
	type("EUI48", "RFC 7043", "48-bit interface address", [eui48("address")]),
	type("EUI64", "RFC 7043", "64-bit interface address", [eui64("address")]),
	type("NXNAME", "RFC 9824", "mark of a name that does not exist", [], META),
	type("TKEY", "RFC 2930", "exchange of a key", [], META),
	type("TSIG", "RFC 8945", "signature of a message", [], META),
	type("IXFR", "RFC 1995", "request of changes", [], META),
	type("AXFR", "RFC 5936", "request of a zone", [], META),
	type("MAILB", "RFC 1035", "request of mailbox records", [], META),
	type("MAILA", "RFC 1035", "request of mail records", [], META),
	type("ANY", "RFC 1035", "request of all records", [], META),
	type("URI", "RFC 7553", "URI of a service", [uint16("priority"), uint16("weight"), quotedTarget("target")]),
	type("CAA", "RFC 8659", "who may issue certificates", [uint8("flags"), caaTag("tag"), longString("value")]),
	type("AVC", "IANA", "visibility of applications", [strings("text")], EXPERIMENTAL),
	type(
		"DOA",
		"draft-durand-doa-over-dns",
		"digital object",
		[uint32("enterprise"), uint32("object type"), uint8("place"), string("media type"), dataOrHyphen("data")],
		EXPERIMENTAL,
	),
	type("AMTRELAY", "RFC 8777", "relay for multicast", [
		uint8("precedence"),
		discoveryOptional("discovery optional"),
		relayType("relay type"),
		gateway("relay"),
	]),
	type("RESINFO", "RFC 9606", "what a resolver can do", [strings("text")], { singleton: true }),
	type("WALLET", "IANA", "address of a wallet", [strings("text")]),
	type("CLA", "IANA", "convergence layer adapter of BPv7", [strings("text")]),
	type("IPN", "IANA", "node number of BPv7", [uint64("node number")]),
	type("TA", "IANA", "trust anchor", DELEGATION_DIGEST, { ...OBSOLETE, check: checkDigest }),
	type("DLV", "RFC 8749", "DS outside the parent zone", DELEGATION_DIGEST, { ...OBSOLETE, check: checkDigest }),
	type("KEYDATA", "BIND", "key that a resolver trusts, as BIND keeps it", [managedKey("key")], EXPERIMENTAL),
];

const BY_CODE = new Map(RECORD_TYPES.map((recordType) => [recordType.code, recordType]));
/** Most records have types below this; an array is quicker than a map. */
const LOW: readonly (RecordType | undefined)[] = Array.from({ length: 264 }, (_, code) => BY_CODE.get(code));

/** The row of a type, or undefined for types that are only written `TYPEn \# …`. Hot. */
export function recordTypeByCode(code: number): RecordType | undefined {
	return code < LOW.length ? LOW[code] : BY_CODE.get(code);
}
