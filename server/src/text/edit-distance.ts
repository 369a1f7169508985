/**
 * How many letters lie between two words: put in, left out, taken for another, or exchanged with their neighbour.
 * Counted no further than `most`; what is more is `most + 1`.
 */
export function editDistance(one: string, other: string, most: number): number {
	if (Math.abs(one.length - other.length) > most) return most + 1;
	let beforeLast: number[] = [];
	let last = Array.from({ length: other.length + 1 }, (_, at) => at);
	for (let row = 1; row <= one.length; row++) {
		const now = [row];
		for (let at = 1; at <= other.length; at++) {
			const isSame = one[row - 1] === other[at - 1];
			const isExchanged = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
			const exchanged = isExchanged ? beforeLast[at - 2]! + 1 : most + 1;
			now[at] = Math.min(last[at]! + 1, now[at - 1]! + 1, last[at - 1]! + (isSame ? 0 : 1), exchanged);
		}
		beforeLast = last;
		last = now;
		if (Math.min(...now) > most) return most + 1;
	}
	return Math.min(last[other.length]!, most + 1);
}
