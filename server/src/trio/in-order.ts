import { atOnce } from "../text/at-once.ts";
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
	if (items.length < 2) return items;
	const byKey = new Map<string, Item[]>();
	for (const item of items) {
		const key = keys(item).join("\n");
		const others = byKey.get(key);
		if (others) others.push(item);
		else byKey.set(key, [item]);
		yield;
	}
	const sorted = yield* sortedInSlices([...byKey], ([key]) => key);
	return sorted.flatMap(([, equal]) => (equal.length < 2 ? equal : distinct(equal)));
}

/** The same at once, for what is short. */
export function inOrder<Item extends Told>(items: readonly Item[], keys: Keys<Item>): readonly Item[] {
	return items.length < 2 ? items : atOnce(inOrderSteps(items, keys));
}

function distinct<Item extends Told>(items: readonly Item[]): Item[] {
	const byWords = new Map<string, Item>();
	for (const item of items) {
		const words = JSON.stringify(item.reported);
		if (!byWords.has(words)) byWords.set(words, item);
	}
	return [...byWords].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, item]) => item);
}
