import { reportAddresses } from "../../mail/dmarc.ts";
import { editPolicy } from "../fixes/edit-policy.ts";
import { dmarcRule } from "../judgements/policy-rule.ts";
import { tagOf } from "../views/policy-text.ts";
import { atText } from "../views/spf-view.ts";

/** RFC 7489 section 6.2: reports go to addresses that are written as URIs. */
export const dmarcUri = dmarcRule({
	id: "dmarc-uri",
	severity: "error",
	summary: "An address for DMARC reports is none that receivers can send to",
	sources: ["RFC 7489 section 6.2", "RFC 7489 section 6.3", "RFC 9990"],

	check(policy, report) {
		for (const name of ["rua", "ruf"]) {
			const tag = tagOf(policy, name);
			for (const address of tag ? reportAddresses(tag) : []) {
				const { problem, written } = address;
				if (problem === undefined) continue;
				report({
					at: atText(policy, address.start < address.end ? address : tag!),
					message: `${written === "" ? `${name}= has an empty address, which` : `${written}`} ${problem}, so the reports about ${policy.record.owner.replace(/^_dmarc\./, "")} do not come. Write mailto: and the mailbox, with commas between several`,
					actions: () =>
						problem === "does not begin with mailto:"
							? [
									editPolicy(
										policy,
										`Write mailto:${written}`,
										[{ start: address.start, end: address.end, text: `mailto:${written}` }],
										{ safe: true },
									),
								]
							: [],
				});
			}
		}
	},
});
