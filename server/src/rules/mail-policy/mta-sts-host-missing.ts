import { askAddress } from "../judgements/ask-address.ts";
import { mtaStsRule } from "../judgements/policy-rule.ts";

/** RFC 8461 section 3.3: the policy is fetched from `mta-sts` below the domain. */
export const mtaStsHostMissing = mtaStsRule({
	id: "mta-sts-host-missing",
	severity: "error",
	summary: "A domain has an MTA-STS record but no host mta-sts from which the policy can be fetched",
	sources: ["RFC 8461 section 3.3"],

	check({ record, text }, report) {
		if (!text.startsWith("v=STSv1")) return;
		const domain = record.owner.replace(/^_mta-sts\./, "");
		const host = `mta-sts.${domain}`;
		const resolution = record.resolve(host);
		const { chains } = record.context;
		if (!resolution || resolution.answer.kind === "outside" || chains.isUndecided(resolution)) return;
		if (chains.addressesAt(resolution).addresses.length > 0) return;
		const { zone } = resolution.answer;
		report({
			at: record.atOwner,
			message: `Senders fetch the MTA-STS policy of ${domain} from https://${host.replace(/\.$/, "")}/, which has no address, so they find no policy and may send mail without encryption. Give ${host} an address or a CNAME`,
			actions: () => (resolution.aliases.length > 0 ? [] : askAddress(record, zone, host)),
		});
	},
});
