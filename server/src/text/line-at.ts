/** The number of the line that holds an offset, given the offsets at which lines start; the first is 0. */
export function lineAt(starts: readonly number[], offset: number): number {
	let line = 0;
	for (let above = starts.length; above - line > 1; ) {
		const middle = (line + above) >> 1;
		if (starts[middle]! <= offset) line = middle;
		else above = middle;
	}
	return line;
}
