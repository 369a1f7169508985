import { TYPE_CODE } from "../../records/type-code.ts";
import { TYPE_A, TYPE_AAAA, TYPE_CNAME } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { aliasAsService } from "../fixes/alias-as-service.ts";
import { groupsOfCopies } from "../fixes/copies-of.ts";
import { deleteRecord, deleteRecords } from "../fixes/delete-record.ts";
import { replaceAlias } from "../fixes/replace-alias.ts";
import { aliasChain } from "../judgements/alias-chain.ts";
import { sharesOwner } from "../judgements/record-test.ts";
import { recordsBesideAlias } from "../judgements/records-beside-alias.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";
import { addressRecordsAt } from "../views/viewpoint.ts";

/** RFC 1912 section 2.4: the top of a zone has SOA and NS records, so it can be no alias. */
export const cnameAtApex: RecordRule = {
	id: "cname-at-apex",
	group: "integrity",
	subject: "record",
	types: [TYPE_CNAME],
	where: sharesOwner,
	severity: "error",
	summary: "The top of a zone has a CNAME, so servers refuse the zone",
	sources: ["RFC 1034 section 3.6.2", "RFC 1912 section 2.4"],

	check(record, report) {
		if (record.ownerName !== record.zone.origin) return;
		const aliases = record.recordsOfOwner(TYPE_CNAME);
		// Of several CNAMEs the first speaks for all.
		if (aliases[0]?.id !== record.id) return;
		const isAlone = groupsOfCopies(aliases).length === 1;
		const others = recordsBesideAlias(record);
		const [other] = others;
		if (!other) return;
		report({
			at: record.atOwner,
			message: `${record.owner} is the top of its zone and has records such as ${other.typeName}, beside which no CNAME may stand: servers refuse the zone. Write the addresses of ${record.target} in its place`,
			related: () => [{ at: other.atEntry, message: `the ${other.typeName} record` }],
			actions: () => (isAlone ? actionsFor(record, others) : deletionOf(aliases)),
		});
	},
};

function deletionOf(aliases: readonly RecordView[]): readonly Action[] {
	return [deleteRecords(aliases, `Delete the CNAMEs of ${aliases[0]!.owner}`)];
}

/** The addresses where they are known; else a record that browsers follow and other programs do not. */
function actionsFor(record: RecordView, others: readonly RecordView[]): readonly Action[] {
	if (record.isGenerated) return [];
	if (others.some(({ type }) => type === TYPE_A || type === TYPE_AAAA)) return [deleteRecord(record)];
	const addresses = addressRecordsAt(record, record.resolveTarget());
	const actions: Action[] = [];
	if (addresses.length > 0) actions.push({ ...replaceAlias(record, addresses), preferred: true });
	const isService = others.some(({ type }) => type === TYPE_CODE.HTTPS);
	if (!isService && aliasChain(record).kind === "ends") actions.push(aliasAsService(record));
	return [...actions, { ...deleteRecord(record), preferred: false }];
}
