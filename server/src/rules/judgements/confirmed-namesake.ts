import type { PointerView } from "../views/pointer-view.ts";

/**
 * For the PTR of an address that nobody has: another PTR to the same host, which has that other address. So the host
 * may well have both, or a line was copied.
 */
export function confirmedNamesake(pointer: PointerView): PointerView | undefined {
	const { address, record, state } = pointer;
	if (!record || record.isGenerated || state !== "differs" || pointer.aliases.length > 0) return undefined;
	if (address.role !== "none" || address.hosts.length > 0 || pointer.lacksFamily) return undefined;
	for (const other of record.addressesOf(record.target)) {
		const namesake = record
			.addressOf(other.octets)
			.pointers.find(({ record: one, target }) => one && target === record.target);
		if (namesake) return namesake;
	}
	return undefined;
}
