import { TYPE_A, TYPE_AAAA } from "../../workspace/lookup.ts";
import type { PointerView } from "../views/pointer-view.ts";
import type { RecordView } from "../views/record-view.ts";

/**
 * The only address record of a PTR's target in the family of its address, if nothing shows that the host has the other
 * address rightly: no PTR leads there and back, and no SPF term names it. Undefined otherwise.
 */
export function onlyAddressRecord(pointer: PointerView): RecordView | undefined {
	const { address, state, target } = pointer;
	if (state !== "differs" || pointer.aliases.length > 0) return undefined;
	const { context, universe } = address;
	const { lookup } = context.workspace;
	const answer = lookup.answer(universe, lookup.sought(pointer.pointer.targetName));
	if (answer.kind !== "found" || answer.wildcard) return undefined;
	const records = lookup.recordsIn(answer.zone, answer.node, address.isIpv4 ? TYPE_A : TYPE_AAAA);
	const [record] = records.map((one) => context.viewRecord(context, one));
	if (records.length !== 1 || !record || record.isGenerated) return undefined;
	const { address: other } = record;
	if (other.atOwnSpfTerm || other.pointers.some((one) => one.target === target)) return undefined;
	return record;
}
