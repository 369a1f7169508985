import { readSettings } from "../../server/src/features/read-settings.ts";
import { ZoneService } from "../../server/src/features/zone-service.ts";
import { calendarDay } from "../../server/src/records/serial.ts";
import { toOctets } from "../../server/src/text/utf8.ts";
import { LanguageClient, TestFolder } from "../protocol/language-client.ts";
import { randomNumbers } from "../support/random-numbers.ts";
import { fiftyZones } from "./fifty-zones.ts";
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

/** What is found against what was saved before rests on what happened, not on what is there. */
const SETTINGS = { rules: { "soa-serial-not-incremented": "off", "soa-serial-went-backwards": "off" } };

/** Says what is left in memory when told to; the server is started with it. */
const PROBE = `process.on("SIGUSR2", () => { gc(); gc(); const { heapUsed, external } = process.memoryUsage(); process.stderr.write("kept " + (heapUsed + external) + "\\n"); });`;

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
	const folder = new TestFolder({ ...Object.fromEntries(zones), "probe.cjs": PROBE });
	const nodeArguments = ["--expose-gc", "--require", `${folder.path}/probe.cjs`];
	const client = await LanguageClient.start(server, folder, { nodeArguments, settings: SETTINGS });
	try {
		const files = new StormFiles(client, zones);
		for (const name of files.closed.slice(0, OPEN_FILES - 1)) await files.openFile(name);
		await files.openFile("named.conf");
		const memory: number[] = [];
		let done = 0;
		let compared = 0;
		for (let checkpoint = 1; checkpoint <= checkpoints && isOver?.() !== true; checkpoint++) {
			while (done < (edits * checkpoint) / checkpoints) done += await stormStep(files, random);
			await client.check();
			const shown = client.allFindings();
			compared += expectSame(shown, findingsFromScratch(folder, files), `seed ${seed}, after ${done} edits`);
			memory.push(await keptBy(client));
			client.published.length = 0;
			onCheckpoint?.(checkpoint, done);
		}
		const rest = client.standardError.replace(/^kept \d+\n/gm, "");
		if (rest !== "") throw new Error(`the server wrote: ${rest}`);
		return { edits: done, compared, memory };
	} finally {
		client.kill();
		folder.remove();
	}
}

/** Reads all files anew, and gives what is found in the form in which the client has what is shown. */
function findingsFromScratch(folder: TestFolder, files: StormFiles): string[] {
	const texts = new Map([...files.texts].map(([name, text]) => [`${folder.path}/${name}`, text]));
	const open = new Set([...files.open.keys()].map((name) => `${folder.path}/${name}`));
	const service = new ZoneService([folder.path], { today: () => calendarDay(new Date()) });
	service.setSettings(readSettings(SETTINGS).settings);
	service.setPaths(
		[...[...files.onDisk.keys()].map((name) => `${folder.path}/${name}`), `${folder.path}/probe.cjs`].sort(),
	);
	const give = (path: string, named: boolean) =>
		service.setFile(path, toOctets(texts.get(path)!), { open: open.has(path), named });
	for (const path of texts.keys()) give(path, false);
	const given = new Set<string>();
	for (let wanted = service.wanted(); wanted.some((path) => !given.has(path)); wanted = service.wanted()) {
		for (const path of wanted) {
			given.add(path);
			if (texts.has(path)) give(path, true);
		}
	}
	service.settle();
	return service
		.files()
		.flatMap((path) =>
			service.shownFindings(path).map(({ range, rule, severity, message }) => {
				const uri = folder.uri(path.slice(folder.path.length + 1));
				return `${uri} ${JSON.stringify(range)} ${rule} ${SEVERITIES.indexOf(severity) + 1} ${message}`;
			}),
		)
		.sort();
}

const SEVERITIES = ["error", "warning", "information", "hint"];

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

async function keptBy(client: LanguageClient): Promise<number> {
	const before = client.standardError.length;
	client.signal("SIGUSR2");
	for (;;) {
		const kept = /^kept (\d+)$/m.exec(client.standardError.slice(before))?.[1];
		if (kept !== undefined) return Number(kept);
		if (!client.isRunning) throw new Error(`the server has ended: ${client.standardError}`);
		await new Promise((resolve) => setTimeout(resolve, 2));
	}
}
