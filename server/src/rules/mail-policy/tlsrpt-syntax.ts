import { editPolicy } from "../fixes/edit-policy.ts";
import { tlsReportRule } from "../judgements/policy-rule.ts";
import { atTag, tagOf } from "../views/policy-text.ts";

/** RFC 8460 section 3: the version, then where reports go. */
export const tlsrptSyntax = tlsReportRule({
	id: "tlsrpt-syntax",
	severity: "error",
	summary: "A record for TLS reports is not written as senders read it, so no reports come",
	sources: ["RFC 8460 section 3"],

	check(policy, report) {
		const { record, tags, text } = policy;
		const domain = record.owner.replace(/^_smtp\._tls\./, "");
		const rua = tagOf(policy, "rua");
		const isVersionRight = /^v=TLSRPTv1\s*;/.test(text);
		const targets = rua?.value.split(",").map((one) => one.trim()) ?? [];
		const isTargetRight =
			targets.length > 0 && targets.every((one) => /^(?:mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)$/i.test(one));
		if (isVersionRight && isTargetRight) return;
		const meantTargets = targets.map((one) => (/^[^@\s:]+@[^@\s:]+$/.test(one) ? `mailto:${one}` : one));
		const canWrite = meantTargets.length > 0 && meantTargets.every((one) => /^(?:mailto:[^@\s]+@|https:)/i.test(one));
		const others = tags
			.filter(({ name }) => name !== "v" && name !== "rua")
			.map(({ start, end }) => text.slice(start, end));
		const meant = ["v=TLSRPTv1", `rua=${meantTargets.join(",")}`, ...others].join("; ");
		report({
			at: isVersionRight && rua ? atTag(policy, rua) : record.atRdata,
			message: `${isVersionRight ? "rua= must have mailto: or https: addresses" : 'A record for TLS reports begins with "v=TLSRPTv1;"'}, so senders pass over it and ${domain} gets no reports of failed encryption. Write ${canWrite ? meant : `v=TLSRPTv1; rua=mailto:tls@${domain.replace(/\.$/, "")}`}`,
			actions: () =>
				canWrite
					? [editPolicy(policy, `Write ${meant}`, [{ start: 0, end: text.length, text: meant }], { safe: true })]
					: [],
		});
	},
});
