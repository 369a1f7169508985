import { TYPE_TXT } from "../../workspace/lookup.ts";
import type { RecordRule, Report } from "../rule.ts";
import { type SpfView, spfOf } from "../views/spf-view.ts";
import { isRemarkable } from "./record-test.ts";

/** A rule about the text of an SPF record. */
type SpfRule = Omit<RecordRule, "group" | "subject" | "types" | "check" | "checkAddress"> & {
	check(spf: SpfView, report: Report): void;
};

/** Makes the rule for TXT records out of one for SPF records. */
export function spfRule({ check, ...base }: SpfRule): RecordRule {
	return {
		...base,
		group: "mail-policy",
		subject: "record",
		types: [TYPE_TXT],
		where: isRemarkable,
		check(record, report) {
			const spf = spfOf(record);
			if (spf) check(spf, report);
		},
	};
}
