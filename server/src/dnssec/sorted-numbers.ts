/** So many numbers are sorted or merged between two pauses. */
const RUN = 4096;

/** Sorts numbers by a comparison, in place, and pauses after some thousand of them. */
export function* sortNumbers(
	numbers: Int32Array,
	compare: (one: number, other: number) => number,
): Generator<undefined, Int32Array> {
	for (let start = 0; start < numbers.length; start += RUN) {
		numbers.subarray(start, start + RUN).sort(compare);
		yield;
	}
	let from = numbers;
	let to = numbers.length > RUN ? new Int32Array(numbers.length) : numbers;
	for (let width = RUN; width < numbers.length; width *= 2) {
		for (let start = 0; start < numbers.length; start += 2 * width) {
			yield* merge(from, to, start, start + width, start + 2 * width, compare);
		}
		[from, to] = [to, from];
	}
	if (from !== numbers) numbers.set(from);
	return numbers;
}

function* merge(
	from: Int32Array,
	to: Int32Array,
	start: number,
	middle: number,
	end: number,
	compare: (one: number, other: number) => number,
): Generator<undefined, void> {
	const last = Math.min(end, from.length);
	const leftEnd = Math.min(middle, last);
	let left = start;
	let right = leftEnd;
	for (let at = start; at < last; at++) {
		const isLeft = right >= last || (left < leftEnd && compare(from[left]!, from[right]!) <= 0);
		to[at] = isLeft ? from[left++]! : from[right++]!;
		if (at % RUN === 0) yield;
	}
}
