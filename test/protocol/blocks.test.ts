import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { bigWorkspace } from "../bench/big-workspace.ts";
import { everyRequest } from "../support/every-request.ts";
import { WatchedLoop } from "../support/watched-loop.ts";
import { bundleServer } from "./bundled-server.ts";
import { LanguageClient } from "./language-client.ts";

/** Nothing is blocked longer, in milliseconds; time that others on the machine take does not count. */
const LIMIT = 50;
/** Half of what `npm run bench -- --blocks` measures. */
const RECORDS = 50_000;
/** What judges a copy of the workspace again after each repair takes long, in slices like everything else. */
const TAKES_LONG = /repairMany|checkWorkspace/;

const closers: (() => void)[] = [];
afterEach(() => {
	for (const close of closers.splice(0)) close();
});

test("no request blocks the event loop", async () => {
	const big = bigWorkspace(RECORDS);
	const loop = await WatchedLoop.listen();
	const client = await LanguageClient.start(await bundleServer(), big.folder, { nodeArguments: loop.nodeArguments });
	closers.push(
		() => client.kill(),
		() => loop.close(),
		() => big.folder.remove(),
	);
	await client.check();
	for (const { name, text } of big.files) await client.open(name, text);
	await client.check();
	const over: string[] = [];
	for (const { name, ask } of everyRequest(big)) {
		if (TAKES_LONG.test(name)) continue;
		const times: number[] = [];
		// What is compiled or collected the first time is not the second.
		while (times.length < 3 && Math.min(Number.POSITIVE_INFINITY, ...times) > LIMIT) {
			await loop.longest();
			await ask(client).catch(() => undefined);
			times.push(await loop.longest());
		}
		if (Math.min(...times) > LIMIT) over.push(`${name}: ${times.map((time) => time.toFixed(0)).join(", ")} ms`);
	}
	expect(over).toEqual([]);
}, 600_000);

test("every request of our own is among those that are asked", () => {
	const big = { folder: { uri: (name: string) => name }, text: "a\nb\nc", forward: "f", reverse: "r" };
	const places = { mx: 0, address: 1, pointer: 0, hub: { name: "h", line: 0 } };
	const asked = everyRequest({ ...big, ...places } as unknown as Parameters<typeof everyRequest>[0]);
	const names = new Set(asked.map(({ name }) => name.split(",")[0]));
	const answered = readdirSync("server/src/lsp").flatMap((file) => {
		const source = readFileSync(join("server/src/lsp", file), "utf8");
		return Array.from(source.matchAll(/onRequest(?:<[^>]+>)?\(\s*"(zoneTrio\/\w+)"/g), (match) => match[1]!);
	});
	expect(answered.length).toBeGreaterThan(15);
	expect(answered.filter((name) => !names.has(name))).toEqual([]);
});
