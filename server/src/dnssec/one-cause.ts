import { TYPE_CODE } from "../records/type-code.ts";
import type { NameId } from "../tables/name-table.ts";
import type { RecordTable } from "../tables/record-table.ts";
import type { Fault } from "./fault.ts";

/**
 * Of what is wrong with NSEC and NSEC3 records, that which has no other cause: a name or type that was added without signing anything
 * is told of as unsigned, and not once more as lacking in the chain.
 */
export function withoutConsequences(
	denial: readonly Fault[],
	signatures: readonly Fault[],
	records: RecordTable,
): Fault[] {
	const unsigned = new Map<NameId, Set<number>>();
	for (const fault of signatures) {
		if (fault.rule !== "rrset-unsigned" || fault.algorithm !== undefined) continue;
		const owner = records.owner[fault.record]! as NameId;
		const types = unsigned.get(owner);
		const type = records.type[fault.record]!;
		if (types) types.add(type);
		else unsigned.set(owner, new Set([type]));
	}
	return denial.flatMap((fault): Fault[] => {
		if (fault.rule === "nsec-missing" && fault.name !== undefined && unsigned.has(fault.name)) return [];
		if (fault.rule !== "nsec-bitmap-mismatch") return [fault];
		const types = unsigned.get(fault.name);
		// Where nothing is signed, RRSIG is no type of the name either.
		const lacking = types
			? fault.lacking.filter((type) => !types.has(type) && type !== TYPE_CODE.RRSIG)
			: fault.lacking;
		return lacking.length + fault.surplus.length > 0 ? [{ ...fault, lacking }] : [];
	});
}

/** Rules that tell that a zone was changed after it was signed. */
const EDITS: ReadonlySet<Fault["rule"]> = new Set([
	"rrsig-bogus",
	"rrset-unsigned",
	"nsec-bitmap-mismatch",
	"nsec-chain-broken",
	"nsec-missing",
	"nsec-extra",
	"nsec3-without-record",
]);

/** Whether a fault comes of a change that was made after the zone was signed, so that its digest cannot be right either. */
export function isEdited({ rule }: Fault): boolean {
	return EDITS.has(rule);
}
