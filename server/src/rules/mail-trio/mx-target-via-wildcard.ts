import { TYPE_MX } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { addAddress } from "../fixes/add-address.ts";
import { copyRecords } from "../fixes/copy-records.ts";
import { doubledName } from "../judgements/doubled-name.ts";
import { exchangePlace, judgedExchange } from "../judgements/judged-exchange.ts";
import { isDoubtfulExchange } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 1912 section 2.7: behind a wildcard, a name with a typing mistake has an address too. */
export const mxTargetViaWildcard: RecordRule = {
	id: "mx-target-via-wildcard",
	group: "mail-trio",
	severity: "information",
	summary: "an MX names a host that has its address from a wildcard only",
	sources: ["RFC 1912 section 2.7", "RFC 4592 section 2.2"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} MX records of ${origin} name hosts that have their addresses from a wildcard only. Give the hosts records of their own`,
	},
	subject: "record",
	types: [TYPE_MX],
	where: isDoubtfulExchange,
	check(record, report) {
		const exchange = judgedExchange(record);
		if (exchange?.status !== "ok" || !exchange.wildcard) return;
		// That only its final dot is lacking is told.
		if (doubledName(record, 1)) return;
		const [source] = record.exchangeRecords;
		report({
			at: exchangePlace(record),
			message: `${record.target} has its address only from the wildcard ${source?.owner ?? "above it"}, as any misspelt name would. Give the host an address record of its own`,
			related: () =>
				record.exchangeRecords.map((one) => ({ at: one.atOwner, message: `${one.owner} has ${one.address.text}` })),
			actions: () => ownAddressActions(record, source),
		});
	},
};

/** A record of its own takes all else that the wildcard has away from the host, so all of it is copied. */
function ownAddressActions(record: RecordView, source: RecordView | undefined): readonly Action[] {
	if (!source || source.isGenerated) return [];
	const records = source.recordsOfSameOwner;
	const title = `Give ${record.target} all records that ${source.owner} has`;
	const fix =
		records.length === 1
			? addAddress(record, record.target, source.address)
			: copyRecords(records, record.targetName, title);
	return fix ? [fix] : [];
}
