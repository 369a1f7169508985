/** The first of what comes, no more than `most`. */
export function firstOf<Item>(items: Iterable<Item>, most: number): Item[] {
	const found: Item[] = [];
	if (most <= 0) return found;
	for (const item of items) if (found.push(item) >= most) break;
	return found;
}
