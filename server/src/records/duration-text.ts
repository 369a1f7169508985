const UNITS: readonly (readonly [seconds: number, name: string])[] = [
	[604_800, "week"],
	[86_400, "day"],
	[3600, "hour"],
	[60, "minute"],
	[1, "second"],
];

/** A number of seconds in words: `1 hour 30 minutes`. */
export function durationText(seconds: number): string {
	const words: string[] = [];
	let left = seconds;
	for (const [size, name] of UNITS) {
		const count = Math.floor(left / size);
		left -= count * size;
		if (count > 0) words.push(`${count} ${name}${count === 1 ? "" : "s"}`);
	}
	return words.length > 0 ? words.join(" ") : "0 seconds";
}
