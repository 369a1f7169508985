import type { Counts } from "../features/zone-service.ts";
import { counted } from "./counted.ts";
import { warn } from "./warn.ts";

/** Says on standard error how much was read, how long this process has taken for it, and how much memory it had at most. */
export function sayStatistics({ files, records }: Counts): void {
	const seconds = performance.now() / 1000;
	const megabytes = process.resourceUsage().maxRSS / 1024;
	const read = `${counted(files, "file")} with ${counted(records, "record")}`;
	warn(`${read} in ${seconds.toFixed(1)} s, ${Math.ceil(megabytes)} MB of memory at most`);
}
