import { type ReportAddress, reportAddresses } from "../../mail/dmarc.ts";
import { editPolicy } from "../fixes/edit-policy.ts";
import { dmarcRule } from "../judgements/policy-rule.ts";
import type { Report } from "../rule.ts";
import { type PolicyText, tagOf } from "../views/policy-text.ts";
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
				if (problem === undefined) {
					if (address.size !== "") reportSize(policy, address, report);
					continue;
				}
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

/** RFC 9990 knows no size behind an address, so that receivers may take it for a part of that. */
function reportSize(policy: PolicyText, { size, end }: ReportAddress, report: Report): void {
	const place = { start: end - size.length, end };
	report({
		at: atText(policy, place),
		severity: "information",
		message: `${size} says how large a report may be, which is no part of DMARC any more (RFC 9990), and receivers may take it for a part of the address. Delete it`,
		actions: () => [editPolicy(policy, `Delete ${size}`, [{ ...place, text: "" }])],
	});
}
