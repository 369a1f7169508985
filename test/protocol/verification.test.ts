import { expect, test } from "vitest";
import { name, type PlainSet, TestSigner, timesAroundNow } from "../support/test-signer.ts";
import { client, start } from "./server-session.ts";

const ORIGIN = "example.com.";
const DB = "db.example.com";
const SOA = `${ORIGIN} 3600 SOA ns1.example.net. hostmaster.example.com. 1 7200 3600 1209600 3600`;

/** A zone with so many hosts, of which the first was changed after it was signed. */
async function zone(hosts: number): Promise<string> {
	const signer = await TestSigner.make(13, timesAroundNow());
	const sets: PlainSet[] = [{ owner: ORIGIN, type: "NS", records: [["ns1.example.net.", name("ns1.example.net.")]] }];
	for (let host = 0; host < hosts; host++) {
		const octets = [10, 0, host >> 8, host & 255];
		sets.push({ owner: `h${host}.${ORIGIN}`, type: "A", records: [[octets.join("."), octets]] });
	}
	const lines = await signer.zone(sets, ORIGIN);
	return `${[SOA, ...lines].join("\n")}\n`.replace("A 10.0.0.0\n", "A 10.9.9.9\n");
}

const bogus = () => client.findings(DB, "rrsig-bogus");

test("Check Workspace verifies signatures, and what it finds stays until the zone changes", async () => {
	await start({ [DB]: await zone(3) });
	expect(bogus()).toEqual([]);
	const workDoneToken = "a token";
	const answer = await client.request<{ signatures: number; error: number }>("zoneTrio/checkWorkspace", {
		workDoneToken,
	});
	expect(answer.signatures).toBe(5);
	expect(answer.error).toBeGreaterThan(0);
	expect(bogus()).toHaveLength(1);
	const shown = client.progress.filter(({ title, kind }) => kind !== "begin" || title === "Verifying zones");
	expect(shown.some(({ kind }) => kind === "begin")).toBe(true);
	expect(shown.at(-1)!.kind).toBe("end");
	await client.open(DB, await zone(3));
	const gone = client.nextOf(DB);
	await client.change(DB, {
		range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
		text: "x A 10.0.0.1\n",
	});
	await gone;
	expect(bogus()).toEqual([]);
});

test("Check Workspace lets edits and requests through, and can be given up", async () => {
	await start({ [DB]: await zone(3000), "db.example.net": "$TTL 60\n@ SOA a b 1 1 1 1 1\n@ NS ns\n" });
	await client.check();
	expect(bogus()).toHaveLength(1);
	let isDone = false;
	const check = client.check().then(() => {
		isDone = true;
	});
	expect((await client.zoneOf(DB)).zones).toHaveLength(1);
	await client.open("db.example.net", "$TTL 60\n@ SOA a b 1 1 1 1 1\n@ NS ns\nns A 192.0.2.1\n");
	expect((await client.zoneOf("db.example.net")).zones).toHaveLength(1);
	expect(isDone).toBe(false);
	await check;
	const { answer, cancel } = client.cancellable("zoneTrio/checkWorkspace", {});
	const given = expect(answer).rejects.toThrow("gave up");
	await client.zoneOf(DB);
	cancel();
	await given;
	expect((await client.zoneOf(DB)).zones).toHaveLength(1);
	expect(bogus()).toHaveLength(1);
});
