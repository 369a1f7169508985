import { TYPE_A, TYPE_AAAA } from "../../workspace/lookup.ts";
import type { Fix } from "../fix.ts";
import { addAddress } from "../fixes/add-address.ts";
import { changeAddress } from "../fixes/change-address.ts";
import { groupsOfCopies } from "../fixes/copies-of.ts";
import type { PointerView } from "../views/pointer-view.ts";
import type { RecordView } from "../views/record-view.ts";

/** How the target of a PTR can get the address: beside those that it has, or in place of the only one. */
export interface AddressForTarget {
	readonly add: Fix | undefined;
	readonly change: Fix | undefined;
}

/** Neither where a remark or a setting tells another HELO name of the host or the address, which the new record would contradict. */
export function addressForTarget(pointer: PointerView): AddressForTarget {
	const { address, record, target } = pointer;
	if (givesOtherHelo(pointer)) return { add: undefined, change: undefined };
	const mistaken = mistakenAddress(pointer);
	return {
		add: addAddress(record ?? address, target, address),
		change: mistaken && changeAddress(mistaken, address),
	};
}

function givesOtherHelo({ address, record, target }: PointerView): boolean {
	const [view = record] = address.hosts;
	const addresses = [address, ...(view?.addressesOf(target) ?? [])];
	return addresses.some(({ helo }) => helo !== undefined && helo !== target);
}

/**
 * The only address record of the target in the family of the address, if nothing shows that the host has the other
 * address rightly: no PTR leads there and back, and no SPF term names it. Undefined otherwise.
 */
function mistakenAddress(pointer: PointerView): RecordView | undefined {
	const { address, state, target } = pointer;
	if (state !== "differs" || pointer.aliases.length > 0) return undefined;
	const { context, universe } = address;
	const { lookup } = context.workspace;
	const answer = lookup.answer(universe, lookup.sought(pointer.pointer.targetName));
	if (answer.kind !== "found" || answer.wildcard) return undefined;
	const records = lookup.recordsIn(answer.zone, answer.node, address.isIpv4 ? TYPE_A : TYPE_AAAA);
	const [[record] = [], other] = groupsOfCopies(records.map((one) => context.viewRecord(context, one)));
	if (!record || other || record.isGenerated) return undefined;
	const { address: mistaken } = record;
	if (mistaken.atOwnSpfTerm || mistaken.pointers.some((one) => one.target === target)) return undefined;
	return record;
}
