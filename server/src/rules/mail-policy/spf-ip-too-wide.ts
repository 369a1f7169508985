import { networkOf } from "../../mail/network-prefix.ts";
import { addressText } from "../../records/address.ts";
import { spfRule } from "../judgements/spf-rule.ts";
import { atText, writtenTerm } from "../views/spf-view.ts";

/** Networks as large as this belong to providers or to whole countries. */
const WIDEST_4 = 16;
const WIDEST_6 = 32;

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
			const isWide = address.length === 4 ? term.prefix4 < WIDEST_4 : term.prefix6 < WIDEST_6;
			if (!isWide) continue;
			const many =
				address.length === 4
					? `${(2 ** (32 - term.prefix4)).toLocaleString("en")} addresses`
					: `all of ${addressText(networkOf(address, term.prefix6))}/${term.prefix6}`;
			report({
				at: atText(spf, term),
				message: `${writtenTerm(spf, term)} lets ${many} send for ${spf.record.owner}, most of them other people's, and receivers such as Gmail distrust such records. Name the addresses of your own servers`,
			});
		}
	},
});
