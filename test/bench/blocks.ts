import { LanguageClient } from "../protocol/language-client.ts";
import { type Asked, everyRequest } from "../support/every-request.ts";
import { WatchedLoop } from "../support/watched-loop.ts";
import { bigWorkspace } from "./big-workspace.ts";

/** What counts is the best of the last two: the first time compiles what runs. */
const ASKED = 3;

/** How long each request that the server answers blocks its event loop in a zone of so many records; milliseconds by what is asked. */
export async function measureBlocks(server: string, records: number): Promise<ReadonlyMap<string, number>> {
	const big = bigWorkspace(records);
	const loop = await WatchedLoop.listen();
	const client = await LanguageClient.start(server, big.folder, { nodeArguments: loop.nodeArguments });
	const blocks = new Map<string, number>();
	try {
		await loop.longest();
		await client.check();
		blocks.set("reading the workspace", await loop.longest());
		for (const { name, text } of big.files) {
			await client.open(name, text);
			await client.check();
			blocks.set(`opening ${name}`, await loop.longest());
		}
		for (const asked of everyRequest(big)) blocks.set(asked.name, await longestOf(asked, client, loop));
		return blocks;
	} finally {
		client.kill();
		loop.close();
		big.folder.remove();
	}
}

/** Some have nothing to do where they are asked, and say so. */
async function longestOf({ ask }: Asked, client: LanguageClient, loop: WatchedLoop): Promise<number> {
	const times: number[] = [];
	for (let count = 0; count < ASKED; count++) {
		await loop.longest();
		await ask(client).catch(() => undefined);
		times.push(await loop.longest());
	}
	return Math.min(...times.slice(-2));
}
