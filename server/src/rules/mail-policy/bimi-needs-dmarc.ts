import { isEnforced } from "../../mail/dmarc.ts";
import { dmarcAbove } from "../judgements/dmarc-above.ts";
import { bimiRule } from "../judgements/policy-rule.ts";

/** The BIMI draft: a logo is shown only where the domain cannot be forged. */
export const bimiNeedsDmarc = bimiRule({
	id: "bimi-needs-dmarc",
	severity: "warning",
	summary: "A domain has a logo for its mail but no DMARC policy that has forged mail refused, so receivers show none",
	sources: ["draft-brand-indicators-for-message-identification section 7.2"],

	check({ record, text }, report) {
		if (!/^v=BIMI1\s*;\s*.*l\s*=\s*https:/i.test(text)) return;
		const domain = record.owner.replace(/^[^.]+\._bimi\./, "");
		const policy = dmarcAbove(record, domain);
		if (policy === "unknown" || (policy !== "none" && isEnforced(policy))) return;
		report({
			at: record.atOwner,
			message: `Receivers show the logo of ${domain} only where DMARC has forged mail quarantined or refused, and ${policy === "none" ? "the domain has no DMARC policy" : "its policy is p=none"}. Write p=quarantine or p=reject at _dmarc.${domain}`,
			...(policy !== "none" && { related: () => [{ at: policy.record.atRdata, message: "the DMARC policy" }] }),
		});
	},
});
