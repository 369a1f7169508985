import { TYPE_CODE } from "../../records/type-code.ts";
import { apexHome } from "../judgements/apex-home.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 9615 section 4.1: signalling names, at which a name server vouches for the first keys of the zones that it serves. */
const SIGNALLING = /^_dsboot\..+\._signal\./;

/** RFC 7344 section 4.1: CDS and CDNSKEY stand at the top of the zone whose DS they ask for. */
export const cdsNotApex: RecordRule = {
	id: "cds-not-apex",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.CDS, TYPE_CODE.CDNSKEY],
	severity: "warning",
	summary: "A CDS or CDNSKEY stands below the top of its zone, where the zone above does not look for it",
	sources: ["RFC 7344 section 4.1", "RFC 9615 section 4.1"],

	check(record, report) {
		const home = apexHome(record);
		if (!home || SIGNALLING.test(record.owner)) return;
		report({
			at: record.atOwner,
			message: `The ${record.typeName} of ${record.owner} does not stand at the top of its zone, where the zone above looks for it, so nobody acts on it. ${home.advice}`,
			actions: home.actions,
		});
	},
};
