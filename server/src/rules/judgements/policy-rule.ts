import { ROOT_NAME } from "../../tables/name-table.ts";
import { toOctets } from "../../text/utf8.ts";
import { TYPE_TXT } from "../../workspace/lookup.ts";
import type { RecordRule, RecordTest, Report } from "../rule.ts";
import { type PolicyText, policyOf } from "../views/policy-text.ts";
import { ownerTest } from "./record-test.ts";

/** A rule about the text of one kind of policy. */
type PolicyRule = Omit<RecordRule, "group" | "subject" | "types" | "check" | "checkAddress"> & {
	check(policy: PolicyText, report: Report): void;
};

/** Makes rules for TXT records out of those for policies of one kind. */
function ruleFor(
	where: RecordTest,
	isOne: (policy: PolicyText) => boolean = () => true,
): (rule: PolicyRule) => RecordRule {
	return ({ check, ...base }) => ({
		...base,
		group: "mail-policy",
		subject: "record",
		types: [TYPE_TXT],
		where,
		check(record, report) {
			const policy = policyOf(record);
			if (policy && isOne(policy)) check(policy, report);
		},
	});
}

const [ADSP, BIMI, DMARC, DOMAIN_KEY, MTA_STS, SMTP, TLS] = (
	["_adsp", "_bimi", "_dmarc", "_domainkey", "_mta-sts", "_smtp", "_tls"] as const
).map(toOctets) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];

/** RFC 6376 section 3.6.2.1: keys stand at `selector._domainkey.domain`. */
const isDkim = ownerTest((names, owner) => {
	if (names.hasLabel(owner, ADSP)) return false;
	for (let at = names.parentOf(owner); at > ROOT_NAME; at = names.parentOf(at)) {
		if (names.hasLabel(at, DOMAIN_KEY)) return true;
	}
	return false;
});

/** RFC 7489 section 6.1. */
const isDmarc = ownerTest((names, owner) => names.hasLabel(owner, DMARC));
/** RFC 8461 section 3.1. */
const isMtaSts = ownerTest((names, owner) => names.hasLabel(owner, MTA_STS));
/** RFC 8460 section 3. */
const isTlsReport = ownerTest(
	(names, owner) => names.hasLabel(owner, SMTP) && names.hasLabel(names.parentOf(owner), TLS),
);
/** `selector._bimi.domain` of the BIMI draft. */
const isBimi = ownerTest((names, owner) => owner > ROOT_NAME && names.hasLabel(names.parentOf(owner), BIMI));

/** Whether the text of a TXT at `_dmarc` is a policy, however its version is written. */
export function isDmarcText({ text }: PolicyText): boolean {
	return /^\s*v\s*[=:]?\s*dmarc|(?:^|;)\s*p\s*=/i.test(text);
}

/** Whether receivers take it for a policy. */
export function isDmarcPolicy({ text }: PolicyText): boolean {
	return /^v\s*=\s*DMARC1\s*(?:;|$)/.test(text);
}

export const dkimRule = ruleFor(isDkim);
/** Of what receivers take for no policy nothing else need be said. */
export const dmarcRule = ruleFor(isDmarc, isDmarcPolicy);
export const dmarcTextRule = ruleFor(isDmarc, isDmarcText);
export const mtaStsRule = ruleFor(isMtaSts);
export const tlsReportRule = ruleFor(isTlsReport);
export const bimiRule = ruleFor(isBimi);
