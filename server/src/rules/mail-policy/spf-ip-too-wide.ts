import { networkOf } from "../../mail/network-prefix.ts";
import { hasPrefix } from "../../mail/special-address.ts";
import type { SpfTerm } from "../../mail/spf.ts";
import { addressText } from "../../records/address.ts";
import { TYPE_MX } from "../../workspace/lookup.ts";
import type { Fix } from "../fix.ts";
import { replaceTerm } from "../fixes/edit-spf.ts";
import { narrowSpf, termOf } from "../fixes/narrow-spf.ts";
import { spfRule } from "../judgements/spf-rule.ts";
import { atText, type SpfView, writtenTerm } from "../views/spf-view.ts";

/** Networks as large as this belong to providers or to whole countries. */
const WIDEST_4 = 16;
const WIDEST_6 = 32;

/** More servers than this are written as a network. */
const MOST_SERVERS = 4;

/** Gmail refuses mail of domains whose SPF record has suspicious entries (4.7.24, 5.7.24). */
export const spfIpTooWide = spfRule({
	id: "spf-ip-too-wide",
	severity: "warning",
	summary: "An SPF record passes a network that is larger than anybody's mail servers need",
	sources: ["RFC 7208 section 11.5", "Gmail reply 5.7.24"],

	check(spf, report) {
		for (const term of spf.terms) {
			const { address, problem, qualifier } = term;
			if (!address || problem !== undefined || qualifier !== "+") continue;
			const [length, widest] = address.length === 4 ? [term.prefix4, WIDEST_4] : [term.prefix6, WIDEST_6];
			if (length >= widest) continue;
			const many =
				address.length === 4
					? `${(2 ** (32 - term.prefix4)).toLocaleString("en")} addresses`
					: `all of ${addressText(networkOf(address, term.prefix6))}/${term.prefix6}`;
			report({
				at: atText(spf, term),
				message: `${writtenTerm(spf, term)} lets ${many} send for ${spf.record.owner}, most of them other people's, and receivers such as Gmail distrust such records. Name the addresses of your own servers`,
				actions: () => [...mailServersOnly(spf, term, length), narrowSpf(spf, term, widest)],
			});
		}
	},
});

/** The mail servers of the domain in the network instead of it all, as far as no other term passes them. */
function mailServersOnly(spf: SpfView, wide: SpfTerm, length: number): readonly Fix[] {
	const others = spf.terms.filter((term) => term !== wide && term.qualifier === "+");
	if (others.some(({ kind }) => kind === "mx")) return [];
	const passed = (octets: Uint8Array) =>
		others.some(
			({ address, prefix4, prefix6 }) =>
				address !== undefined && hasPrefix(octets, address, address.length === 4 ? prefix4 : prefix6),
		);
	const servers = spf.record
		.recordsOfOwner(TYPE_MX)
		.flatMap(({ exchangeAddresses }) => exchangeAddresses)
		.filter(({ octets }) => hasPrefix(octets, wide.address!, length) && !passed(octets))
		.map(({ octets }) => termOf({ octets: [...octets], length: octets.length * 8 }));
	const terms = [...new Set(servers)].sort();
	if (terms.length === 0 || terms.length > MOST_SERVERS) return [];
	return [replaceTerm(spf, wide, terms.join(" "), { preferred: false })];
}
