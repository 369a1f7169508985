import { isReverseName } from "../../config/zone-name.ts";
import { hostNameProblem } from "../../records/host-name.ts";
import type { RecordView } from "../views/record-view.ts";

/** Why the target of an MX record cannot be the name of a mail server. */
export interface MailHostProblem {
	/** `single-label`: such as `mail.`; `reverse`: in the reverse tree; `characters`: no host name (RFC 1123 section 2.1). */
	readonly kind: "single-label" | "reverse" | "characters";
	/** To go on after the name. */
	readonly reason: string;
}

/** What keeps the target of an MX record from being the name of a mail server; undefined if it can be one. */
export function mailHostProblem(record: RecordView): MailHostProblem | undefined {
	const { target } = record;
	if (SINGLE_LABEL.test(target)) {
		return { kind: "single-label", reason: "is a single label, so it is looked up as a top-level domain" };
	}
	if (isReverseName(target))
		return { kind: "reverse", reason: "lies in the reverse tree, where no mail server is named" };
	const problem = hostNameProblem(record.targetWire, 0, "target");
	return problem === undefined ? undefined : { kind: "characters", reason: `is no host name: ${problem}` };
}

const SINGLE_LABEL = /^(?:[^.\\]|\\.)+\.$/;
