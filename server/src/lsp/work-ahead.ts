/** So many are worked on at a time. */
const AHEAD = 16;

/**
 * Works on some items at a time, such as files that are read, and hands the results on in the order of the items. While one is taken, work on
 * those behind it goes on.
 *
 * @throws what `work` or `take` does; no further result is taken then.
 */
export async function workAhead<Item, Result>(
	items: readonly Item[],
	work: (item: Item) => Promise<Result>,
	take: (result: Result) => Promise<void> | void,
): Promise<void> {
	const begin = (item: Item) => {
		const begun = work(item);
		// What fails is told of in its turn.
		begun.catch(() => {});
		return begun;
	};
	const begun = items.slice(0, AHEAD).map(begin);
	for (let index = 0; index < items.length; index++) {
		const place = index % AHEAD;
		const result = await begun[place]!;
		const next = index + AHEAD;
		if (next < items.length) begun[place] = begin(items[next]!);
		await take(result);
	}
}
