import type { SpfTerm } from "../../mail/spf.ts";
import { addressText } from "../../records/address.ts";
import type { HoverBlock } from "./hover-text.ts";

/** What a term of an SPF record says to receivers (RFC 7208). */
export function spfHover(term: SpfTerm, text: string): HoverBlock[] {
	const title = { code: text };
	if (term.problem !== undefined) {
		return [{ paragraph: [title, ` ${term.problem}, so receivers take the whole record as an error`] }];
	}
	const modifier = MODIFIERS.get(term.kind);
	if (modifier !== undefined) return [{ paragraph: [title, ` – ${modifier}`] }];
	return [{ paragraph: [title, ` – ${RESULTS[term.qualifier]} ${whatMatches(term)}`] }];
}

const RESULTS = {
	"+": "passes mail from",
	"-": "fails mail from",
	"~": "fails softly mail from",
	"?": "says nothing of mail from",
} as const;

const MODIFIERS: ReadonlyMap<string, string> = new Map([
	["redirect", "the record of this domain is taken if no term matches"],
	["exp", "the text at this name tells senders why mail failed"],
	["unknown", "a modifier that receivers pass over"],
]);

function whatMatches({ address, domain, kind, prefix4, prefix6 }: SpfTerm): string {
	if (address) {
		const [length, bits] = address.length === 4 ? [prefix4, 32] : [prefix6, 128];
		return length === bits ? "this address" : `the network ${addressText(address)}/${length}`;
	}
	const whose = domain === undefined ? "of this domain" : `of ${domain}`;
	switch (kind) {
		case "all":
			return "all other addresses";
		case "a":
			return `the addresses ${whose}`;
		case "mx":
			return `the mail hosts ${whose}`;
		case "include":
			return `the addresses that the record ${whose} passes`;
		case "exists":
			return "any address for which this name exists";
		default:
			return "hosts with a PTR in the domain, which receivers no longer look up (RFC 7208 section 5.5)";
	}
}
