// Measures how long each request blocks the event loop of a server: `node blocks.mjs SERVER RECORDS` prints JSON.
import { LanguageClient } from "../protocol/language-client.ts";
import { type Asked, everyRequest } from "../support/every-request.ts";
import { WatchedLoop } from "../support/watched-loop.ts";
import { bigWorkspace } from "./big-workspace.ts";

/** What counts is the best of the last two: the first time compiles what runs. */
const ASKED = 3;

const [server, records] = process.argv.slice(2) as [string, string];
const big = bigWorkspace(Number(records));
const loop = await WatchedLoop.listen();
const client = await LanguageClient.start(server, big.folder, { nodeArguments: loop.nodeArguments });
const rows: [string, number][] = [];
try {
	await loop.longest();
	await client.check();
	rows.push(["reading the workspace", await loop.longest()]);
	for (const { name, text } of big.files) {
		await client.open(name, text);
		await client.check();
		rows.push([`opening ${name}`, await loop.longest()]);
	}
	for (const asked of everyRequest(big)) rows.push([asked.name, await longestOf(asked)]);
	process.stdout.write(JSON.stringify(rows));
} finally {
	client.kill();
	loop.close();
	big.folder.remove();
}

/** Some have nothing to do where they are asked, and say so. */
async function longestOf({ ask }: Asked): Promise<number> {
	const times: number[] = [];
	for (let count = 0; count < ASKED; count++) {
		await loop.longest();
		await ask(client).catch(() => undefined);
		times.push(await loop.longest());
	}
	return Math.min(...times.slice(-2));
}
