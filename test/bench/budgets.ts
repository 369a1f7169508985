import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Figures } from "./figures.ts";
import type { MeasuredProcesses } from "./process-cost.ts";
import { median } from "./statistics.ts";

/** What a figure of the quick measurement was, on the machine of `YARDSTICK`. */
interface Budget {
	readonly key: string;
	readonly column: number;
	readonly what: string;
	readonly atMost: number;
	/** Whether the figure does not depend on how fast the machine is. */
	readonly absolute?: true;
}

/** Whatever else runs on the machine, nothing takes so many times its budget unless it has become slower. */
const TOLERANCE = 2.5;

/** Seconds of the processor that `yardstick` took on the machine on which the budgets were set. */
const YARDSTICK = 0.5;

/** What the quick measurement is held to. */
export const BUDGETS: readonly Budget[] = [
	{ key: "cold.zonetrio", column: 2, what: "seconds of the processor for a cold check", atMost: 1 },
	{ key: "cold.cross", column: 2, what: "seconds of the processor for a cold check with the reverse zones", atMost: 2 },
	{ key: "cold.records", column: 2, what: "seconds of the processor to print records", atMost: 1 },
	...["comment", "host", "line", "pointer"].map((kind) => ({
		key: `typed.100000.${kind}`,
		column: 0,
		what: `milliseconds from a keystroke (${kind}) to its findings`,
		atMost: 2,
	})),
	{ key: "typed.100000.spf", column: 0, what: "milliseconds from an edit of SPF to its findings", atMost: 6 },
	{ key: "growth.records", column: 2, what: "exponent of the growth with records", atMost: 0.5, absolute: true },
	{ key: "growth.zones", column: 2, what: "exponent of the growth with zones", atMost: 0.5, absolute: true },
	{ key: "opening.small", column: 2, what: "milliseconds of the longest slice (small zones)", atMost: 20 },
	{ key: "opening.provider", column: 2, what: "milliseconds of the longest slice (a provider's zones)", atMost: 20 },
	{ key: "answers.block", column: 2, what: "milliseconds for which a request blocks", atMost: 50 },
	{ key: "memory.tables", column: 0, what: "octets of a record in tables", atMost: 80, absolute: true },
	{ key: "memory.heap", column: 0, what: "octets of a record in objects", atMost: 30, absolute: true },
];

/** What takes more than its budget many times over, each in a sentence. */
export function exceededBudgets(figures: Figures, processes: Pick<MeasuredProcesses, "run">): string[] {
	const speed = yardstick(processes) / YARDSTICK;
	return BUDGETS.flatMap(({ key, column, what, atMost, absolute }) => {
		const figure = figures.get(key)?.[column];
		const most = atMost * TOLERANCE * (absolute ? 1 : Math.max(1, speed));
		if (figure === undefined || figure <= most) return [];
		return [`${what}: ${figure.toFixed(2)}, and no more than ${most.toFixed(2)} was expected (${key})`];
	});
}

/** Seconds of the processor that this machine takes for work of the kind that we do, but that none of our changes makes slower. */
function yardstick(processes: Pick<MeasuredProcesses, "run">): number {
	const folder = mkdtempSync(join(tmpdir(), "zonetrio-yardstick-"));
	const program = join(folder, "yardstick.cjs");
	writeFileSync(program, `(${work.toString()})()`);
	try {
		return median(
			Array.from({ length: 3 }, () => {
				const { processor, clock } = processes.run(process.execPath, [program])!;
				return processor ?? clock;
			}),
		);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Hashes numbers into a table and makes short strings of some of them. */
function work(): number {
	const slots = new Int32Array(1 << 20);
	const seen = new Map<string, number>();
	for (let index = 0, hash = 1; index < 3_000_000; index++) {
		hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) + index;
		slots[hash & (slots.length - 1)]! += index;
		if (index % 8 === 0) seen.set(`host${hash & 0xffff}.example.com.`, index);
	}
	return slots[7]! + seen.size;
}
