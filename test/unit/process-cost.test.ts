import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { MeasuredProcesses } from "../bench/process-cost.ts";

const folder = mkdtempSync(join(tmpdir(), "zonetrio-cost-"));
const processes = new MeasuredProcesses(fileURLToPath(new URL("../bench/rusage.pl", import.meta.url)), folder);

afterAll(() => rmSync(folder, { recursive: true }));

test("what a process takes is told of it alone", () => {
	const busy = "const end = process.cpuUsage().user + 200_000; while (process.cpuUsage().user < end); process.exit(3);";
	const cost = processes.run(process.execPath, ["-e", `Buffer.alloc(150_000_000, 1); ${busy}`])!;
	expect(cost.status).toBe(3);
	expect(cost.clock).toBeGreaterThan(0.2);
	// Where nobody can tell, nothing is told; Debian and macOS can.
	if (process.platform === "win32") {
		expect(cost).toMatchObject({ processor: null, memory: null });
		return;
	}
	expect(cost.processor).toBeGreaterThan(0.2);
	expect(cost.memory).toBeGreaterThan(150_000_000);
	// Not that of this process, as which a child begins, nor that of the one before.
	const small = processes.run("perl", ["-e", "1"])!;
	expect(small.memory).toBeLessThan(50_000_000);
	expect(small.processor).toBeLessThan(0.2);
});

test("a program that is not there costs nothing", () => {
	expect(processes.run("there-is-no-such-program", [])).toBeUndefined();
});
