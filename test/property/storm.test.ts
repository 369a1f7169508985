import { expect, test } from "vitest";
import { fiftyZones } from "../storm/fifty-zones.ts";
import { freshFindings } from "../storm/fresh-findings.ts";
import { MemoryDisk, ROOT, SteppedServer } from "../storm/stepped-server.ts";
import { StormFiles } from "../storm/storm-files.ts";
import { OPEN_FILES, stormStep } from "../storm/storm-steps.ts";
import { randomNumbers } from "../support/random-numbers.ts";

/** So many edits, and after so many of them what is shown is compared. */
const EDITS = 400;
const COMPARED = 50;

test.each([1, 2, 3, 4, 5, 6])(
	"work that is interrupted at random by a storm of edits comes to what reading all files anew comes to: seed %i",
	{
		timeout: 120_000,
	},
	async (seed) => {
		const random = randomNumbers(seed);
		const pace = randomNumbers(seed + 1000);
		const disk = new MemoryDisk(fiftyZones());
		const server = new SteppedServer(disk);
		await server.allFindings();
		const files = new StormFiles(server, disk, fiftyZones());
		for (const name of files.closed.slice(0, OPEN_FILES - 1)) await files.openFile(name);
		await files.openFile("named.conf");
		let next = COMPARED;
		for (let done = 0; done < EDITS; ) {
			done += await stormStep(files, random);
			await server.goOn(pace);
			if (done < next) continue;
			next += COMPARED;
			expect(await server.allFindings(), `after ${done} edits`).toEqual(freshFindings(files, ROOT));
		}
	},
);
