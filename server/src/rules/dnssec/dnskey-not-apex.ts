import { TYPE_CODE } from "../../records/type-code.ts";
import { apexHome } from "../judgements/apex-home.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 4034 section 2.1.1, RFC 4035 section 2.1: the keys of a zone stand at its top. */
export const dnskeyNotApex: RecordRule = {
	id: "dnskey-not-apex",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.DNSKEY],
	severity: "warning",
	summary: "A DNSKEY stands below the top of its zone, where nobody looks for keys",
	sources: ["RFC 4035 section 2.1"],

	check(record, report) {
		const home = apexHome(record);
		if (!home) return;
		report({
			at: record.atOwner,
			message: `The DNSKEY of ${record.owner} does not stand at the top of its zone, where validators look for keys, so nothing is verified with it. ${home.advice}`,
			actions: home.actions,
		});
	},
};
