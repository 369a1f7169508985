/** The members of a list that are not in another, each of which takes one away. */
export function without(list: readonly string[], others: readonly string[]): string[] {
	const left = [...others];
	return list.filter((one) => {
		const index = left.indexOf(one);
		if (index >= 0) left.splice(index, 1);
		return index < 0;
	});
}
