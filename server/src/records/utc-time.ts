/** A time as people read it, to the minute: `2026-11-30 04:05 UTC`. */
export function utcTime(time: Date): string {
	return `${time.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
