import { keptBy, memoryProbe, withoutProbe } from "../protocol/kept-memory.ts";
import { LanguageClient, TestFolder } from "../protocol/language-client.ts";
import { randomNumbers } from "../support/random-numbers.ts";
import { fiftyZones } from "./fifty-zones.ts";
import { freshFindings, STORM_SETTINGS } from "./fresh-findings.ts";
import { StormFiles } from "./storm-files.ts";
import { OPEN_FILES, stormStep } from "./storm-steps.ts";

export interface StormOptions {
	/** The bundled server. */
	readonly server: string;
	readonly edits: number;
	readonly checkpoints: number;
	readonly seed: number;
	/** Told after each checkpoint. */
	readonly onCheckpoint?: (checkpoint: number, edits: number) => void;
	/** Whether it is to end at the next checkpoint. */
	readonly isOver?: () => boolean;
}

/** What a storm has shown. */
export interface StormResult {
	readonly edits: number;
	/** How many findings were compared in all. */
	readonly compared: number;
	/** What the server keeps after a collection, in octets, at each checkpoint. */
	readonly memory: readonly number[];
}

/**
 * Edits a workspace of 50 zones at random under a running server, and compares at checkpoints what it shows with what reading all
 * files anew finds.
 *
 * @throws Error where they differ, or the server ends.
 */
export async function storm({
	server,
	edits,
	checkpoints,
	seed,
	onCheckpoint,
	isOver,
}: StormOptions): Promise<StormResult> {
	const random = randomNumbers(seed);
	const zones = fiftyZones();
	const folder = new TestFolder(Object.fromEntries(zones));
	const nodeArguments = memoryProbe(folder);
	const client = await LanguageClient.start(server, folder, { nodeArguments, settings: STORM_SETTINGS });
	try {
		const files = new StormFiles(client, folder, zones);
		for (const name of files.closed.slice(0, OPEN_FILES - 1)) await files.openFile(name);
		await files.openFile("named.conf");
		const memory: number[] = [];
		let done = 0;
		let compared = 0;
		for (let checkpoint = 1; checkpoint <= checkpoints && isOver?.() !== true; checkpoint++) {
			while (done < (edits * checkpoint) / checkpoints) done += await stormStep(files, random);
			await client.check();
			// The server collects what nobody needs while this process reads.
			const [kept, fresh] = await Promise.all([keptBy(client), freshFindings(files, folder.path)]);
			compared += expectSame(client.allFindings(), fresh, `seed ${seed}, after ${done} edits`);
			memory.push(kept);
			client.published.length = 0;
			onCheckpoint?.(checkpoint, done);
		}
		const rest = withoutProbe(client.standardError);
		if (rest !== "") throw new Error(`the server wrote: ${rest}`);
		return { edits: done, compared, memory };
	} finally {
		client.kill();
		folder.remove();
	}
}

function expectSame(shown: readonly string[], fresh: readonly string[], when: string): number {
	const onlyIn = (one: readonly string[], other: readonly string[]) => {
		const known = new Set(other);
		return one.filter((line) => !known.has(line)).slice(0, 5);
	};
	const stale = onlyIn(shown, fresh);
	const lacking = onlyIn(fresh, shown);
	if (stale.length + lacking.length > 0 || shown.length !== fresh.length) {
		throw new Error(
			`${when}: ${JSON.stringify({ shown: shown.length, fresh: fresh.length, stale, lacking }, null, "\t")}`,
		);
	}
	return fresh.length;
}
