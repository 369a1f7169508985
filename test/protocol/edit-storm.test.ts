import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { bundleServer } from "./bundled-server.ts";
import { LanguageClient, TestFolder, type TextChange } from "./language-client.ts";
import { BACK, DB, FORWARD, MAIL_ZONES, REVERSE } from "./mail-zones.ts";

/** What people type, half of it unfinished. */
const PIECES = [
	"25        IN  PTR    mail.example.com.\n",
	"30 IN PTR mail\n",
	"mail IN A 192.0.2.26\n",
	"    IN MX 20 www\n",
	'@ IN TXT "v=spf1 mx ip4:192.0.2.0/28 -all"\n',
	"$ORIGIN sub.example.com.\n",
	"$TTL 5m\n",
	"$GENERATE 40-45 $ PTR host$.example.com.\n",
	"mail IN CNAME www\n",
	"; zonetrio-ignore ptr-missing\n",
	"; zonetrio: role=outbound helo=mail.example.com\n",
	"(",
	")",
	'"',
	";",
	"\n",
	"\n\n",
	" ",
	"2",
	".",
	"é\u{1F4EC}",
	"\t",
	"mail",
];

/** Random numbers that are the same in each run: a linear congruential generator. */
function randomNumbers(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 0x1_0000_0000) * below);
	};
}

function position(text: string, offset: number): { line: number; character: number } {
	const before = text.slice(0, offset).split("\n");
	return { line: before.length - 1, character: before.at(-1)!.length };
}

/** An offset that is not within a character of two units. */
function boundary(text: string, offset: number): number {
	return /[\uDC00-\uDFFF]/.test(text[offset] ?? "") ? offset - 1 : offset;
}

let server = "";
const clients: LanguageClient[] = [];
const folders: TestFolder[] = [];

beforeAll(async () => {
	server = await bundleServer();
});

afterEach(() => {
	for (const client of clients.splice(0)) client.kill();
	for (const folder of folders.splice(0)) folder.remove();
});

async function start(files: Readonly<Record<string, string>>): Promise<LanguageClient> {
	const folder = new TestFolder(files);
	const client = await LanguageClient.start(server, folder);
	folders.push(folder);
	clients.push(client);
	await client.check();
	return client;
}

function findingsOf(client: LanguageClient): string[] {
	return client.allFindings().map((line) => line.replace(client.folder.uri(""), ""));
}

describe("300 edits in a row", () => {
	test.each([1, 2, 3])("leave the findings that a new server has (seed %i)", async (seed) => {
		const random = randomNumbers(seed);
		const client = await start(MAIL_ZONES);
		const texts = new Map([
			[DB, FORWARD],
			[BACK, REVERSE],
		]);
		for (const [name, text] of texts) await client.open(name, text);
		for (let count = 0; count < 300; count++) {
			const name = random(2) === 0 ? DB : BACK;
			const changes: TextChange[] = [];
			for (let more = random(3); more >= 0; more--) {
				const text = texts.get(name)!;
				const from = boundary(text, random(text.length + 1));
				const removed = random(3) > 0 ? 0 : random(30);
				const to = boundary(text, Math.min(text.length, from + removed));
				const piece = random(4) === 0 ? "" : PIECES[random(PIECES.length)]!;
				changes.push({ range: { start: position(text, from), end: position(text, Math.max(from, to)) }, text: piece });
				texts.set(name, text.slice(0, from) + piece + text.slice(Math.max(from, to)));
			}
			await client.change(name, ...changes);
		}
		await client.check();
		const fresh = await start({ ...MAIL_ZONES, ...Object.fromEntries(texts) });
		expect(findingsOf(client)).toEqual(findingsOf(fresh));
		expect(client.standardError).toBe("");
	});

	test("do not keep a request waiting", async () => {
		const client = await start(MAIL_ZONES);
		await client.open(DB, FORWARD);
		const end = { line: 9, character: 0 };
		for (let count = 0; count < 300; count++) {
			void client.change(DB, { range: { start: end, end }, text: `h${count} IN A 192.0.2.${count % 250}\n` });
		}
		const began = performance.now();
		await client.zoneOf(DB);
		expect(performance.now() - began).toBeLessThan(3000);
	});
});
