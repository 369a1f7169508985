import { DMARC_VALUES } from "./dmarc.ts";
import type { TagList } from "./tag-list.ts";

/** A tag of a kind of policies. */
export interface PolicyTag {
	readonly name: string;
	/** What it says, in a few words. */
	readonly meaning: string;
	/** Values of a registry, and what each means. */
	readonly values: ReadonlyMap<string, string>;
}

/** A kind of TXT record that is a tag list. */
export interface PolicyKind {
	readonly name: string;
	/** The version with which it begins: `v=DMARC1`. */
	readonly version: string;
	readonly reference: string;
	/** What a new one may begin with. */
	readonly start: string;
	/** The same with places that an editor lets the user fill in. */
	readonly skeleton: string;
	/** Whether this is the kind that stands at a name, absolute and in lower case. */
	isAt(owner: string): boolean;
	/** Without the version. */
	readonly tags: readonly PolicyTag[];
}

/** RFC 9989 section 4.7. */
const REQUESTS = {
	none: "nothing is asked of receivers, who only report",
	quarantine: "receivers are asked to take mail that fails for suspicious",
	reject: "receivers are asked to refuse mail that fails",
};
const ALIGNMENT = { r: "a subdomain is enough", s: "it must be the very domain" };

const DMARC_MEANINGS: Readonly<Record<string, readonly [meaning: string, values: Readonly<Record<string, string>>]>> = {
	p: ["what receivers are asked to do with mail that fails", REQUESTS],
	sp: ["the same for subdomains that exist", REQUESTS],
	np: ["the same for subdomains that do not exist", REQUESTS],
	adkim: ["how the domain of a DKIM signature has to match that of the sender", ALIGNMENT],
	aspf: ["how the domain that SPF passes has to match that of the sender", ALIGNMENT],
	psd: [
		"whether it is the domain of a registry",
		{ y: "yes", n: "no, it ends the search upwards", u: "to be found out" },
	],
	t: ["whether the policy is only tried", { y: "yes: receivers do the next milder thing", n: "no" }],
};

/** The kinds that are known; a text is of the first whose version it has. */
export const POLICY_KINDS: readonly PolicyKind[] = [
	{
		name: "DMARC policy",
		version: "v=DMARC1",
		reference: "RFC 9989",
		start: "v=DMARC1; p=none; rua=mailto:",
		skeleton: "v=DMARC1; p=${1|none,quarantine,reject|}; rua=mailto:${2:postmaster@example.com}",
		isAt: (owner) => owner.startsWith("_dmarc."),
		tags: [
			...[...DMARC_VALUES.keys()].map((name) => tag(name, ...DMARC_MEANINGS[name]!)),
			tag("rua", "where daily reports go: mailto: addresses, with commas between"),
			tag("ruf", "where reports of single messages go"),
			tag("fo", "of which failures such reports are wanted", {
				0: "if nothing passed",
				1: "if anything failed",
				d: "if a DKIM signature failed",
				s: "if SPF failed",
			}),
		],
	},
	{
		name: "DKIM key",
		version: "v=DKIM1",
		reference: "RFC 6376 section 3.6.1",
		start: "v=DKIM1; k=rsa; p=",
		skeleton: "v=DKIM1; k=${1|rsa,ed25519|}; p=$2",
		isAt: (owner) => owner.includes("._domainkey."),
		tags: [
			tag("k", "the algorithm of the key", { rsa: "RSA", ed25519: "Ed25519 (RFC 8463)" }),
			tag("p", "the public key in base64; empty once it is withdrawn"),
			tag("h", "the digests that may be signed", { sha256: "SHA-256" }),
			tag("t", "flags, with colons between", {
				y: "the domain only tries DKIM",
				s: "the sender must be in the very domain",
			}),
			tag("s", "the services that the key is for", { "*": "all", email: "mail" }),
			tag("n", "a note for people"),
		],
	},
	{
		name: "MTA-STS record",
		version: "v=STSv1",
		reference: "RFC 8461 section 3.1",
		start: "v=STSv1; id=",
		skeleton: "v=STSv1; id=${1:1}",
		isAt: (owner) => owner.startsWith("_mta-sts."),
		tags: [tag("id", "changes whenever the policy does, so that senders fetch it again")],
	},
	{
		name: "record for TLS reports",
		version: "v=TLSRPTv1",
		reference: "RFC 8460 section 3",
		start: "v=TLSRPTv1; rua=mailto:",
		skeleton: "v=TLSRPTv1; rua=mailto:${1:postmaster@example.com}",
		isAt: (owner) => owner.startsWith("_smtp._tls."),
		tags: [tag("rua", "where the reports go: mailto: or https: addresses, with commas between")],
	},
	{
		name: "BIMI record",
		version: "v=BIMI1",
		reference: "BIMI draft",
		start: "v=BIMI1; l=https://",
		skeleton: "v=BIMI1; l=https://${1:example.com/logo.svg}",
		isAt: (owner) => /^[^.]+\._bimi\./.test(owner),
		tags: [tag("l", "where the logo is, an SVG over https"), tag("a", "where the certificate of the logo is")],
	},
];

function tag(name: string, meaning: string, values: Readonly<Record<string, string>> = {}): PolicyTag {
	return { name, meaning, values: new Map(Object.entries(values)) };
}

/** The kind of a text by its version; a DKIM key may have none. Undefined for other texts. */
export function policyKindOf({ tags }: TagList): PolicyKind | undefined {
	const [first] = tags;
	if (first?.name === "v") {
		const version = `v=${first.value}`.toLowerCase();
		return POLICY_KINDS.find((kind) => kind.version.toLowerCase() === version);
	}
	const names = new Set(tags.map(({ name }) => name));
	return names.has("k") && names.has("p") ? POLICY_KINDS.find(({ version }) => version === "v=DKIM1") : undefined;
}
