import { rsaModulusBits } from "../../mail/rsa-public-key.ts";
import { type Tag, tagValue } from "../../mail/tag-list.ts";
import { base64Octets } from "../../records/fields/encodings.ts";
import { type PolicyText, tagOf } from "../views/policy-text.ts";

/** What the `p=` of a DKIM record holds. */
export type DkimKey =
	| { readonly kind: "revoked"; readonly tag: Tag }
	| { readonly kind: "unreadable"; readonly tag: Tag; readonly problem: string }
	| { readonly kind: "rsa"; readonly tag: Tag; readonly bits: number }
	| { readonly kind: "ed25519"; readonly tag: Tag; readonly octets: number }
	| { readonly kind: "other"; readonly tag: Tag };

/** The key of a DKIM record; undefined where it has no `p=`. Blanks in it do not count (RFC 6376 section 3.2). */
export function dkimKey(policy: PolicyText): DkimKey | undefined {
	const tag = tagOf(policy, "p");
	if (!tag) return undefined;
	const written = tag.value.replace(/\s+/g, "");
	if (written === "") return { kind: "revoked", tag };
	const type = tagValue(policy, "k")?.toLowerCase() ?? "rsa";
	if (type !== "rsa" && type !== "ed25519") return { kind: "other", tag };
	const octets = base64Octets(written);
	if (!octets) return { kind: "unreadable", tag, problem: "is no base64" };
	if (type === "ed25519") return { kind: "ed25519", tag, octets: octets.length };
	const bits = rsaModulusBits(octets);
	return bits === undefined ? { kind: "unreadable", tag, problem: "is no RSA key" } : { kind: "rsa", tag, bits };
}
