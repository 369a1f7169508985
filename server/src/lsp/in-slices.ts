/** Messages wait no longer than this for a slice to end; in milliseconds. */
const SLICE = 8;

/**
 * Runs the steps of some work in slices, between which messages get through.
 *
 * @param holds whether what was worked out so far still is right; asked before each slice.
 * @returns what the steps come to, or undefined as soon as `holds` says no.
 */
export async function inSlices<Result>(
	steps: Iterator<void, Result>,
	holds: () => boolean,
): Promise<Result | undefined> {
	while (holds()) {
		const end = performance.now() + SLICE;
		do {
			const step = steps.next();
			if (step.done) return step.value;
		} while (performance.now() < end);
		await new Promise((resolve) => {
			setImmediate(resolve);
		});
	}
	return undefined;
}
