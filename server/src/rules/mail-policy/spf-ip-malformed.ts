import { decimalOctet } from "../../config/network.ts";
import type { SpfTerm } from "../../mail/spf.ts";
import { parseAddress } from "../../records/address.ts";
import type { Fix } from "../fix.ts";
import { replaceTerm } from "../fixes/edit-spf.ts";
import { spfRule } from "../judgements/spf-rule.ts";
import { atText, type SpfView, writtenTerm } from "../views/spf-view.ts";

/** RFC 7208 section 5.6: an address and a prefix length, nothing else. */
export const spfIpMalformed = spfRule({
	id: "spf-ip-malformed",
	severity: "error",
	summary: "An ip4: or ip6: of an SPF record has no address or no length, so the whole record counts as broken",
	sources: ["RFC 7208 section 5.6", "RFC 7208 section 12"],

	check(spf, report) {
		for (const term of spf.terms) {
			if (term.flaw !== "address") continue;
			report({
				at: atText(spf, term),
				message: `${writtenTerm(spf, term)} ${term.problem}. Receivers then take the whole SPF record of ${spf.record.owner} as an error (permerror), and many refuse the mail`,
				actions: () => repairs(spf, term),
			});
		}
	},
});

function repairs(spf: SpfView, term: SpfTerm): readonly Fix[] {
	const written = writtenTerm(spf, term);
	const [, head = "", address = "", behind] = /^([-+~?]?ip[46]:)([^/]*)(?:\/(.*))?$/i.exec(written) ?? [];
	const plain = plainAddress(address);
	const octets = parseAddress(plain);
	if (!octets) return [];
	const name = head.replace(/[46]:$/, octets.length === 4 ? "4:" : "6:");
	const length = behind === undefined ? undefined : lengthOf(behind, octets.length * 8);
	if (behind !== undefined && length === undefined) return [];
	const meant = `${name}${plain}${length === undefined ? "" : `/${length}`}`;
	return meant === written ? [] : [replaceTerm(spf, term, meant, { safe: true })];
}

/** An IPv4 address without zeros in front of its numbers. */
function plainAddress(text: string): string {
	return /^\d+(?:\.\d+){3}$/.test(text) ? text.split(".").map(Number).join(".") : text;
}

/** A prefix length, also one with zeros in front or written as the mask 255.255.255.0. */
function lengthOf(text: string, bits: number): number | undefined {
	if (/^\d{1,4}$/.test(text)) return Number(text) <= bits ? Number(text) : undefined;
	const octets = text.split(".").map(decimalOctet);
	if (bits !== 32 || octets.length !== 4 || octets.some((octet) => octet < 0)) return undefined;
	const mask = octets.map((octet) => octet.toString(2).padStart(8, "0")).join("");
	return /^1*0*$/.test(mask) ? mask.lastIndexOf("1") + 1 : undefined;
}
