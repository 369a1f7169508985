import { atOnce } from "./at-once.ts";
import { sortedInSlices } from "./sorted-in-slices.ts";

/** What is sorted by what is told of it. */
interface Told {
	readonly reported: unknown;
}

type Keys<Item> = (item: Item) => readonly string[];

/**
 * Sorts by keys, and where those are equal by all that is told. What is told in the same words is left out but once: a
 * file in two views, and two equal MX records, give the same twice.
 */
export function* inOrderSteps<Item extends Told>(
	items: readonly Item[],
	keys: Keys<Item>,
): Generator<void, readonly Item[]> {
	const unique = new Map<string, { readonly key: string; readonly item: Item }>();
	for (const item of items) {
		const told = JSON.stringify(item.reported);
		if (!unique.has(told)) unique.set(told, { key: [...keys(item), told].join("\n"), item });
		yield;
	}
	const sorted = yield* sortedInSlices([...unique.values()], ({ key }) => key);
	return sorted.map(({ item }) => item);
}

/** The same at once, for what is short. */
export function inOrder<Item extends Told>(items: readonly Item[], keys: Keys<Item>): readonly Item[] {
	return atOnce(inOrderSteps(items, keys));
}
