/** So many items are sorted or merged between two pauses. */
const RUN = 1024;

/** Sorts by a key, in the order of its code units, and pauses after about a thousand items; returns the sorted ones. */
export function* sortedInSlices<Item>(items: readonly Item[], key: (item: Item) => string): Generator<void, Item[]> {
	let runs: Item[][] = [];
	for (let start = 0; start < items.length; start += RUN) {
		runs.push(items.slice(start, start + RUN).sort((one, other) => compared(key(one), key(other))));
		yield;
	}
	while (runs.length > 1) {
		const merged: Item[][] = [];
		for (let index = 0; index < runs.length; index += 2) {
			merged.push(yield* mergedInSlices(runs[index]!, runs[index + 1] ?? [], key));
		}
		runs = merged;
	}
	return runs[0] ?? [];
}

function* mergedInSlices<Item>(
	one: readonly Item[],
	other: readonly Item[],
	key: (item: Item) => string,
): Generator<void, Item[]> {
	const merged: Item[] = [];
	let left = 0;
	let right = 0;
	while (left < one.length && right < other.length) {
		const isLeft = key(one[left]!) <= key(other[right]!);
		merged.push(isLeft ? one[left++]! : other[right++]!);
		if (merged.length % RUN === 0) yield;
	}
	for (; left < one.length; left++) merged.push(one[left]!);
	for (; right < other.length; right++) merged.push(other[right]!);
	return merged;
}

function compared(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
