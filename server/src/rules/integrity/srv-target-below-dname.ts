import { TYPE_CODE } from "../../records/type-code.ts";
import { isDoubtfulTarget } from "../judgements/record-test.ts";
import { targetFlaw } from "../judgements/target-flaw.ts";
import type { RecordRule } from "../rule.ts";

/** The field of an SRV that names the host. */
const TARGET = 3;

/** RFC 6672 section 2.4: a name below a DNAME is an alias, which RFC 2782 forbids for an SRV. */
export const srvTargetBelowDname: RecordRule = {
	id: "srv-target-below-dname",
	group: "integrity",
	subject: "record",
	types: [TYPE_CODE.SRV],
	where: isDoubtfulTarget,
	severity: "warning",
	summary: "An SRV names a host below a DNAME, where each name is an alias",
	sources: ["RFC 6672 section 2.4", "RFC 2782"],

	check(record, report) {
		const flaw = targetFlaw(record);
		if (flaw?.kind !== "below-dname") return;
		const { alias, end } = flaw;
		report({
			at: record.atField(record.isGenerated ? 0 : TARGET),
			message: `${record.target} lies below the DNAME of ${alias.owner} and is only an alias of ${end}, which an SRV must not name. Name the host itself`,
			related: () => [{ at: alias.atField(0), message: `all names below ${alias.owner} lead to ${alias.target}` }],
		});
	},
};
