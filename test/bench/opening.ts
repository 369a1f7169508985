import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { LanguageClient, type TestFolder } from "../protocol/language-client.ts";
import { WatchedLoop } from "../support/watched-loop.ts";
import type { Figures } from "./figures.ts";
import { median } from "./statistics.ts";
import { MISTAKE } from "./written-zones.ts";

/** Measures what an editor waits for that opens a folder and a file in it; the medians of several servers. */
export async function measureOpening(
	figures: Figures,
	key: string,
	given: { readonly server: string; readonly folder: TestFolder; readonly servers: number },
): Promise<void> {
	const runs: (readonly number[])[] = [];
	while (runs.length < given.servers) runs.push(await opened(given.server, given.folder));
	figures.set(
		key,
		[0, 1, 2].map((column) => median(runs.map((run) => run[column]!))),
	);
}

/** Milliseconds until the finding about a mistake, until all findings, and of the longest slice. */
async function opened(server: string, folder: TestFolder): Promise<readonly number[]> {
	const { file } = MISTAKE;
	const text = readFileSync(join(folder.path, file), "utf8");
	const line = text.split("\n").findIndex((one) => one.startsWith(MISTAKE.start));
	const loop = await WatchedLoop.listen();
	const client = await LanguageClient.start(server, folder, { nodeArguments: loop.nodeArguments });
	try {
		const start = performance.now();
		// What the server took to start is none of its slices.
		const isWatched = loop.longest();
		await client.open(file, text);
		await isWatched;
		let first: number | undefined;
		const isTold = () =>
			client.shown.get(folder.uri(file))?.diagnostics.some(({ range }) => range.start.line === line) === true;
		// An editor that looks without a pause would take the server one of few cores away.
		while (client.zonesChanged === 0) {
			await setTimeout(1);
			if (first === undefined && isTold()) first = performance.now() - start;
		}
		const all = performance.now() - start;
		if (!isTold()) throw new Error(`${file} has no finding in line ${line + 1}`);
		return [first ?? all, all, await loop.longest()];
	} finally {
		client.kill();
		loop.close();
	}
}
