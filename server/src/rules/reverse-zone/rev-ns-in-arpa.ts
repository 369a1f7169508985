import { TYPE_NS, TYPE_SOA } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { appendDot } from "../fixes/append-dot.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { replaceName } from "../fixes/replace-name.ts";
import { isFullNameWithoutDot } from "../judgements/missing-dot.ts";
import { serverMeant } from "../judgements/name-meant.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";
import { isStockZone } from "../views/stock-zone.ts";

/** RFC 1912 section 3.2: a name without its final dot gets the reverse zone's name behind it. */
export const revNsInArpa: RecordRule = {
	id: "rev-ns-in-arpa",
	group: "reverse-zone",
	severity: "warning",
	summary: "A name server of a reverse zone has a name in the reverse tree that has no address",
	sources: ["RFC 1912 section 3.2", "RFC 1035 section 5.1"],
	subject: "record",
	types: [TYPE_NS, TYPE_SOA],
	zones: "reverse",

	check(record, report) {
		if (!record.targetIsInZone || record.isTargetUndecided) return;
		if (record.addressesOf(record.target).length > 0 || record.targetHasAddressIn(record.zone)) return;
		if (isStockZone(record.context, record.zone)) return;
		const written = record.writtenField(0);
		const [role, consequence] =
			record.type === TYPE_NS
				? ["name server", "and the zone has one server less"]
				: ["primary name server", "so secondaries and updates look for it in vain"];
		const isCut = isFullNameWithoutDot(written);
		report({
			at: record.atField(0),
			message: isCut
				? `The ${role} is written ${written} without a final dot, so it becomes ${record.target}, which has no address, ${consequence}. Append the dot`
				: `The ${role} ${record.target} lies in the reverse tree and has no address, ${consequence}. Give its full name with a final dot, such as ns1.example.com.`,
			actions: () => fullNameActions(record),
		});
	},
};

/** Writes the name in full, if it is told; where another NS record has that one already, this one goes. */
function fullNameActions(record: RecordView): readonly Action[] {
	if (record.isGenerated) return [];
	const written = record.writtenField(0);
	const isCut = isFullNameWithoutDot(written);
	const server = isCut ? `${written.toLowerCase()}.` : serverMeant(record, written);
	if (server === undefined || server.endsWith(".arpa.")) return [];
	const isNamed = record.recordsOfOwner(TYPE_NS).some(({ target }) => target === server);
	if (record.type === TYPE_NS && isNamed)
		return [deleteRecord(record, `Delete this NS, since another names ${server}`)];
	return [isCut ? appendDot(record, 0) : replaceName(record, 0, server)];
}
