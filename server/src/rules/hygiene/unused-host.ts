import { TYPE_A, TYPE_AAAA, TYPE_PTR } from "../../workspace/lookup.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

const ID = "unused-host";

/** An address that no other record needs may belong to a host that is long gone. */
export const unusedHost: RecordRule = {
	id: ID,
	group: "hygiene",
	subject: "record",
	types: [TYPE_A, TYPE_AAAA],
	typesNow: ({ settings }) => (settings.rules[ID] === undefined ? [] : [TYPE_A, TYPE_AAAA]),
	severity: "off",
	summary: "No record refers to a host, so it may be gone",
	sources: ["RFC 1912 section 2.3"],
	many: {
		above: 10,
		message: (count, origin) => `No record refers to ${count} hosts of ${origin}. Delete those that are gone`,
	},

	check(record, report) {
		const { owner, ownerName, zone, context } = record;
		const { names } = context.workspace.tables;
		if (record.isGenerated || ownerName === zone.origin || names.isWildcard(ownerName)) return;
		context.watch.references(ownerName);
		// Its address is that of a mail host, by whatever name.
		if (isReferredTo(record) || record.address.role !== "none") return;
		if (firstAddress(record).id !== record.id) return;
		report({
			at: record.atOwner,
			message: `No record refers to the host ${owner}: neither an MX, NS, CNAME nor SRV, and no mail comes from it. Delete it if it is gone`,
		});
	},
};

/** Whether a record names the host; a PTR does so for each address, and says nothing of its use. */
function isReferredTo({ ownerName, context }: RecordView): boolean {
	const { names, records } = context.workspace.tables;
	for (let at = names.firstReference[ownerName]!; at >= 0; at = records.nextOfReference[at]!) {
		if (records.type[at] !== TYPE_PTR) return true;
	}
	return false;
}

function firstAddress(record: RecordView): RecordView {
	return record.recordsOfSameOwner.find(({ type }) => type === TYPE_A || type === TYPE_AAAA) ?? record;
}
