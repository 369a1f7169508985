/** So many items are sorted or merged between two pauses. */
const RUN = 1024;

interface Keyed<Item> {
	readonly key: string;
	readonly item: Item;
}

/** Sorts by a key, in the order of its code units, and pauses after about a thousand items; returns the sorted ones. */
export function* sortedInSlices<Item>(items: readonly Item[], keyOf: (item: Item) => string): Generator<void, Item[]> {
	let runs: Keyed<Item>[][] = [];
	for (let start = 0; start < items.length; start += RUN) {
		const run = items.slice(start, start + RUN).map((item) => ({ key: keyOf(item), item }));
		runs.push(run.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0)));
		yield;
	}
	while (runs.length > 1) {
		const merged: Keyed<Item>[][] = [];
		for (let index = 0; index < runs.length; index += 2) {
			merged.push(yield* mergedInSlices(runs[index]!, runs[index + 1] ?? []));
		}
		runs = merged;
	}
	return runs[0]?.map(({ item }) => item) ?? [];
}

function* mergedInSlices<Item>(
	one: readonly Keyed<Item>[],
	other: readonly Keyed<Item>[],
): Generator<void, Keyed<Item>[]> {
	const merged: Keyed<Item>[] = [];
	let left = 0;
	let right = 0;
	while (left < one.length && right < other.length) {
		const isLeft = one[left]!.key <= other[right]!.key;
		merged.push(isLeft ? one[left++]! : other[right++]!);
		if (merged.length % RUN === 0) yield;
	}
	for (; left < one.length; left++) merged.push(one[left]!);
	for (; right < other.length; right++) merged.push(other[right]!);
	return merged;
}
