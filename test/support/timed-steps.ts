/** Does work that comes in steps: what it comes to, how many steps there were, and how long the longest took, in milliseconds of the processor. */
export function timedSteps<Result>(steps: Iterator<void, Result>): {
	readonly result: Result;
	readonly steps: number;
	readonly longest: number;
} {
	let longest = 0;
	for (let count = 1; ; count++) {
		const before = process.cpuUsage();
		const step = steps.next();
		const { user, system } = process.cpuUsage(before);
		longest = Math.max(longest, (user + system) / 1000);
		if (step.done) return { result: step.value, longest, steps: count };
	}
}
