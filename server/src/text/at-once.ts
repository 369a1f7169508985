/** Does work that comes in small steps in one go, and returns what it comes to. */
export function atOnce<Result>(steps: Iterator<unknown, Result>): Result {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}
