import { TYPE_TXT } from "../../workspace/lookup.ts";
import type { RecordRule, Report } from "../rule.ts";
import { firstLabel, type PolicyText, policyOf } from "../views/policy-text.ts";
import type { RecordView } from "../views/record-view.ts";

/** A rule about the text of one kind of policy. */
type PolicyRule = Omit<RecordRule, "group" | "subject" | "types" | "check" | "checkAddress"> & {
	check(policy: PolicyText, report: Report): void;
};

/** Makes rules for TXT records out of those for policies of one kind. */
function ruleFor(of: (record: RecordView) => PolicyText | undefined): (rule: PolicyRule) => RecordRule {
	return ({ check, ...base }) => ({
		...base,
		group: "mail-policy",
		subject: "record",
		types: [TYPE_TXT],
		check(record, report) {
			const policy = of(record);
			if (policy) check(policy, report);
		},
	});
}

/** RFC 6376 section 3.6.2.1: keys stand at `selector._domainkey.domain`. */
export function dkimKeyOf(record: RecordView): PolicyText | undefined {
	const { owner } = record;
	return /^(?!_adsp\.)[^.]+\.(?:.*\.)?_domainkey\./.test(owner) ? policyOf(record) : undefined;
}

/** A DMARC policy: TXT at `_dmarc` that begins with the version, however it is written. */
export function dmarcOf(record: RecordView): PolicyText | undefined {
	if (firstLabel(record.owner) !== "_dmarc") return undefined;
	const policy = policyOf(record);
	return policy && /^\s*v\s*[=:]?\s*dmarc|(?:^|;)\s*p\s*=/i.test(policy.text) ? policy : undefined;
}

/** RFC 8461 section 3.1. */
export function mtaStsOf(record: RecordView): PolicyText | undefined {
	return firstLabel(record.owner) === "_mta-sts" ? policyOf(record) : undefined;
}

/** RFC 8460 section 3. */
export function tlsReportOf(record: RecordView): PolicyText | undefined {
	return record.owner.startsWith("_smtp._tls.") ? policyOf(record) : undefined;
}

/** `selector._bimi.domain` of the BIMI draft. */
export function bimiOf(record: RecordView): PolicyText | undefined {
	return /^[^.]+\._bimi\./.test(record.owner) ? policyOf(record) : undefined;
}

export const dkimRule = ruleFor(dkimKeyOf);
export const dmarcRule = ruleFor(dmarcOf);
export const mtaStsRule = ruleFor(mtaStsOf);
export const tlsReportRule = ruleFor(tlsReportOf);
export const bimiRule = ruleFor(bimiOf);
