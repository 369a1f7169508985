/**
 * How many letters one has to insert, delete, replace or swap with their neighbour to make one text of another;
 * more than `most` is given as `most + 1`.
 */
export function spellingDistance(one: string, other: string, most: number): number {
	if (Math.abs(one.length - other.length) > most) return most + 1;
	let beforeLast: number[] = [];
	let last = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (let row = 1; row <= one.length; row++) {
		const now = [row];
		for (let column = 1; column <= other.length; column++) {
			const replaced = last[column - 1]! + (one[row - 1] === other[column - 1] ? 0 : 1);
			const isSwap = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
			const swapped = isSwap ? beforeLast[column - 2]! + 1 : replaced;
			now.push(Math.min(replaced, swapped, last[column]! + 1, now[column - 1]! + 1));
		}
		if (Math.min(...now) > most) return most + 1;
		beforeLast = last;
		last = now;
	}
	return last[other.length]!;
}
