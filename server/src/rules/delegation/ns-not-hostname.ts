import { isReverseName } from "../../config/zone-name.ts";
import { hostNameProblem } from "../../records/host-name.ts";
import { TYPE_NS } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { renameHost } from "../fixes/rename-host.ts";
import { addressAsTarget } from "../judgements/address-as-target.ts";
import { properName } from "../judgements/proper-name.ts";
import { isDoubtfulName } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 1123 section 2.1: a server is a host, and has the name of one. */
export const nsNotHostname: RecordRule = {
	id: "ns-not-hostname",
	group: "delegation",
	subject: "record",
	types: [TYPE_NS],
	where: isDoubtfulName,
	severity: "warning",
	summary: "An NS record names something that cannot be the name of a host",
	sources: ["RFC 1123 section 2.1", "RFC 2181 section 11"],

	check(record, report) {
		const problem = hostNameProblem(record.targetWire, 0, "target");
		// A name in the reverse tree is the greater mistake, and an address too.
		if (problem === undefined || isReverseName(record.target) || addressAsTarget(record)) return;
		report({
			at: record.atField(0),
			message: `${record.target} is no host name: ${problem}. BIND refuses such a zone unless check-names allows it, so rename the host`,
			actions: () => renameActions(record),
		});
	},
};

/** Another name for the host, wherever it stands; where a loaded zone has the host, and its own name is a proper one. */
function renameActions(record: RecordView): readonly Action[] {
	const name = properName(record);
	return name === undefined ? [] : [renameHost(record, record.targetName, name)];
}
