import { TYPE_TXT } from "../../workspace/lookup.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import type { Report } from "../rule.ts";
import { type PolicyText, policyOf } from "../views/policy-text.ts";

/** What a kind of policies is, of which a name may have one. */
interface PolicyKind {
	/** Whether a TXT record of the name is one of the kind. */
	isOne(policy: PolicyText): boolean;
	/** What several lead to, and what to do; `count` is how many there are. */
	message(owner: string, count: number): string;
}

/** A title with more characters of a policy, such as a key, is not read. */
const LONGEST_IN_TITLE = 60;

/** Makes the check that reports a policy before which another stands in other words; the same twice is told elsewhere. */
export function reportsSeveral({ isOne, message }: PolicyKind): (policy: PolicyText, report: Report) => void {
	return (policy, report) => {
		const { record, text } = policy;
		if (!isOne(policy)) return;
		const all = record.recordsOfOwner(TYPE_TXT).flatMap((other) => policyOf(other) ?? []);
		const policies = unlike(all.filter(isOne));
		const first = policies[0]!;
		if (first.record.id === record.id || first.text === text) return;
		const deletion = (one: PolicyText, name: string) => ({
			...deleteRecord(one.record, `Delete ${one.text.length > LONGEST_IN_TITLE ? name : one.text}`),
			preferred: false,
		});
		report({
			at: record.atRdata,
			message: message(record.owner, policies.length),
			related: () => [{ at: first.record.atRdata, message: "the first one" }],
			actions: () => [
				deletion(policy, "this record"),
				...(policies.length === 2 ? [deletion(first, "the first record")] : []),
			],
		});
	};
}

/** The first of those that say the same: servers count them as one. */
function unlike(policies: readonly PolicyText[]): readonly PolicyText[] {
	return [...new Map([...policies].reverse().map((one) => [one.text, one])).values()].reverse();
}
