import type { Fix } from "../fix.ts";
import { deleteRecord, deleteRecords } from "../fixes/delete-record.ts";
import { mailPath } from "../judgements/mail-path.ts";
import { pointerFlaw } from "../judgements/pointer-flaw.ts";
import { pointerSeverity } from "../judgements/pointer-severity.ts";
import { unlikePointers } from "../judgements/unlike-pointers.ts";
import type { AddressRule } from "../rule.ts";
import type { AddressView } from "../views/address-view.ts";
import type { PointerView } from "../views/pointer-view.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 8601 section 3: a receiver that takes the wrong one of several PTRs finds no way back to the address. */
export const ptrMultipleUnconfirmed: AddressRule = {
	id: "ptr-multiple-unconfirmed",
	group: "mail-trio",
	subject: "address",
	severity: "warning",
	summary: "One of several PTR records of a mail host names a host that does not have the address",
	sources: ["RFC 2181 section 10.2", "RFC 8601 section 3"],

	check(address, report) {
		if (address.role === "none" || address.chain.status !== "ok" || address.chain.pointers.length < 2) return;
		for (const pointer of address.pointers) {
			const { record } = pointer;
			if (!record || !pointer.isSpare || pointerFlaw(pointer)) continue;
			report({
				at: record.atField(0),
				severity: pointerSeverity(address, "warning"),
				message: `${address.text} has ${unlikePointers(address).length} PTR records, and this one does not lead back: ${targetState(pointer)}. Receivers take any one of them, and those that take this one refuse the mail. Delete it`,
				related: () => [...confirmedPointers(address), ...mailPath(address)],
				actions: () => deletions(address, record),
			});
		}
	},
};

/** This one, or all that do not lead back: none of them is needed, since another does. Those of a wildcard are not for this address alone. */
function deletions(address: AddressView, record: RecordView): readonly Fix[] {
	if (address.chain.wildcard) return [];
	return [deleteRecord(record, `Delete the PTR to ${record.target}`), ...deleteAll(address)];
}

function deleteAll(address: AddressView): readonly Fix[] {
	const records = unlikePointers(address).flatMap(({ record, isSpare }) => (record && isSpare ? [record] : []));
	if (records.length < 2 || records.some(({ isGenerated }) => isGenerated)) return [];
	const title = `Delete the ${records.length} PTRs of ${address.text} that do not lead back`;
	return [deleteRecords(records, title, { preferred: false })];
}

function targetState({ target, targetAddresses }: PointerView): string {
	return targetAddresses.length === 0
		? `${target} has no address`
		: `${target} has ${targetAddresses.join(", ")} instead`;
}

function confirmedPointers(address: AddressView) {
	return address.pointers.flatMap(({ record, state, target }) =>
		record && state === "confirmed" ? [{ at: record.atField(0), message: `the PTR to ${target} leads back` }] : [],
	);
}
