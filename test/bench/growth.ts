import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Sizes } from "./figure-tables.ts";
import type { Figures } from "./figures.ts";
import type { MeasuredProcesses } from "./process-cost.ts";
import { growthExponent, median } from "./statistics.ts";
import { writeForwardZone, writeSmallZones } from "./written-zones.ts";

/** What takes longer than this, in seconds of the processor, is measured once: noise weighs little there. */
const LONG = 10;

/** Measures how the cost of a check grows with the records of a zone and with the zones of a folder. */
export function measureGrowth(
	figures: Figures,
	processes: MeasuredProcesses,
	{ cli, work, sizes }: { readonly cli: string; readonly work: string; readonly sizes: Sizes },
): void {
	const start = cost(processes, [cli, "--version"], sizes.growthRuns);
	const grow = (key: string, steps: readonly number[], write: (path: string, size: number) => void) => {
		const points = steps.map((size) => {
			const path = join(work, `growing-${size}`);
			mkdirSync(path);
			write(path, size);
			const spent = cost(processes, [cli, "check", path], sizes.growthRuns) - start;
			rmSync(path, { recursive: true });
			return { size, cost: spent };
		});
		figures.set(key, [points[0]!.cost, points.at(-1)!.cost, growthExponent(points)]);
	};
	grow("growth.records", sizes.records, (path, size) => writeForwardZone(join(path, "db.example.com"), size));
	grow("growth.zones", sizes.zones, writeSmallZones);
}

/** Seconds of the processor that Node takes to run something; of the clock where nobody can tell. */
function cost(processes: MeasuredProcesses, given: readonly string[], runs: number): number {
	const times: number[] = [];
	do {
		const { processor, clock } = processes.run(process.execPath, given)!;
		times.push(processor ?? clock);
	} while (times.length < runs && times[0]! < LONG);
	return median(times);
}
