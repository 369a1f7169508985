import { expect, test } from "vitest";
import { RestlessFolder } from "../support/restless-folder.ts";
import { client, folder, start } from "./server-session.ts";

/** So many times the server is told that everything changed, while it does. */
const ROUNDS = 40;

test("files that grow, shrink, vanish and become folders while they are read are known as they are in the end", async () => {
	await start({ README: "Zones\n" });
	const restless = new RestlessFolder(folder.path);
	const tellOfAll = (type: 1 | 2 | 3) => client.watched(...restless.names.map((name) => [name, type] as const));
	await tellOfAll(1);
	restless.begin();
	try {
		for (let round = 0; round < ROUNDS; round++) {
			await tellOfAll(round % 3 === 0 ? 3 : 2);
			await client.check();
		}
	} finally {
		restless.end();
	}
	expect(restless.changes).toBeGreaterThan(100);
	await tellOfAll(2);
	const { zones, records } = await client.check();
	expect([zones, records]).toEqual([restless.names.length, 4 * restless.names.length]);
	expect(client.standardError).toBe("");
}, 120_000);
