import { TYPE_CODE } from "../../records/type-code.ts";
import { type NameId, ROOT_NAME } from "../../tables/name-table.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 6698 section 3: a TLSA record stands at `_port._protocol` in front of the name of its host. */
export const tlsaOrphan: RecordRule = {
	id: "tlsa-orphan",
	group: "integrity",
	subject: "record",
	types: [TYPE_CODE.TLSA],
	severity: "warning",
	summary: "A TLSA record is that of a host which does not exist",
	sources: ["RFC 6698 section 3"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} TLSA records of ${origin} are those of hosts that do not exist. Correct their names, or delete the records`,
	},

	check(record, report) {
		const host = hostOf(record);
		if (host === undefined) return;
		const { lookup, tables } = record.context.workspace;
		record.context.watch.name(host);
		const answer = lookup.answer(record.universe, lookup.sought(host));
		if (answer.kind !== "absent" || answer.zone.dynamic) return;
		// Of several records of a name the first speaks for all.
		if (record.recordsOfOwner(record.type)[0]?.id !== record.id) return;
		const text = tables.names.text(host);
		report({
			at: record.atOwner,
			message: `${record.owner} tells the certificate of ${text}, but that host has no records at all, so nobody asks for it. Correct the name, or delete the record`,
		});
	},
};

/** The name behind `_port._protocol`; undefined where the owner does not begin so. */
function hostOf({ context, ownerName }: RecordView): NameId | undefined {
	const { names } = context.workspace.tables;
	const protocol = names.parentOf(ownerName);
	if (ownerName === ROOT_NAME || protocol <= ROOT_NAME) return undefined;
	const isService = /^(?:_[0-9]+|\*)$/.test(names.label(ownerName)) && /^_[a-z]+$/.test(names.label(protocol));
	return isService ? names.parentOf(protocol) : undefined;
}
