import type { NameId, NameTable } from "../../tables/name-table.ts";

/**
 * Compares two names label by label from the root down, as zones are sorted by hand: numbers by their
 * value, everything else by its letters; a name stands before those below it.
 */
export function compareOwners(names: NameTable, one: NameId, other: NameId): number {
	if (one === other) return 0;
	// Most are siblings, of which no more than the first labels need be read.
	if (names.parentOf(one) === names.parentOf(other)) return compareLabels(names.label(one), names.label(other));
	const ones = labelsFromRoot(names, one);
	const others = labelsFromRoot(names, other);
	for (let index = 0; index < Math.min(ones.length, others.length); index++) {
		const order = compareLabels(ones[index]!, others[index]!);
		if (order !== 0) return order;
	}
	return ones.length - others.length;
}

function labelsFromRoot(names: NameTable, name: NameId): string[] {
	const labels: string[] = [];
	for (let at = name; at > 0; at = names.parentOf(at)) labels.push(names.label(at));
	return labels.reverse();
}

function compareLabels(one: string, other: string): number {
	if (one === other) return 0;
	const isNumeric = /^\d+$/.test(one) && /^\d+$/.test(other);
	if (isNumeric && Number(one) !== Number(other)) return Number(one) - Number(other);
	return one < other ? -1 : 1;
}
