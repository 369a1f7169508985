import { expect, test } from "vitest";
import type { StartOptions } from "./language-client.ts";
import {
	BACK,
	DB,
	FORWARD,
	MAIL_ADDRESS,
	MAIL_ZONES,
	NAMED_CONF,
	POINTER,
	POINTER_PLACE,
	REVERSE,
} from "./mail-zones.ts";
import { client, connect, folder, layOut } from "./server-session.ts";
import { VirtualFolder } from "./virtual-folder.ts";

const MISSING = ["8:22 ptr-missing"];
const found = () => client.findings(DB, "ptr-missing");

/** Opens a folder in an editor that reads its files, and waits for the first findings. */
async function open(files: Readonly<Record<string, string>>, options: StartOptions = {}): Promise<VirtualFolder> {
	layOut(files, VirtualFolder);
	const virtual = folder as VirtualFolder;
	await connect({ files: true, answers: virtual.answers, ...options });
	await client.check();
	return virtual;
}

test("zones are read through the editor, and the paths in configurations lead to them", async () => {
	await open({ ...MAIL_ZONES, "named.conf": NAMED_CONF });
	expect(found()).toEqual(MISSING);
	expect((await client.zoneOf(BACK)).zones).toMatchObject([{ origin: "2.0.192.in-addr.arpa.", how: "named.conf" }]);
	expect(client.messages).toEqual([]);
});

test("a repair writes into the file of another zone", async () => {
	await open(MAIL_ZONES);
	const [action] = await client.codeActions(DB, MAIL_ADDRESS);
	const { documentChanges } = await client.editOf(action!);
	expect(documentChanges).toHaveLength(1);
	expect(documentChanges![0]).toMatchObject({ textDocument: { uri: folder.uri(BACK), version: null } });
	expect(JSON.stringify(documentChanges)).toContain(JSON.stringify({ start: POINTER_PLACE, end: POINTER_PLACE }));
});

test("what changes is read again, and nothing else", async () => {
	const virtual = await open({ ...MAIL_ZONES, "zones/notes": "nothing\n" });
	const before = virtual.reads;
	folder.write(BACK, REVERSE + POINTER);
	await client.watched([BACK, 2]);
	await client.check();
	expect(found()).toEqual([]);
	expect(virtual.reads).toBe(before + 1);
	folder.remove(DB);
	await client.watched([DB, 3]);
	expect((await client.check()).zones).toBe(1);
	folder.write(DB, FORWARD);
	await client.watched(["zones", 1]);
	expect((await client.check()).zones).toBe(2);
});

test("settings of the folder hold, and leave out what they exclude", async () => {
	const settings = '{ "exclude": ["attic"], "rules": { "ptr-missing": "hint" } }';
	await open({ ...MAIL_ZONES, "attic/db.example.net": FORWARD, ".zonetrio.json": settings });
	expect((await client.check()).zones).toBe(2);
	expect(client.shown.get(folder.uri(DB))!.diagnostics.find(({ code }) => code === "ptr-missing")!.severity).toBe(4);
});

test("a folder of the disk beside it is read from the disk", async () => {
	const [DISK, AWAY] = ["disk/db.example.org", "away/db.example.com"];
	await open({ [DISK]: FORWARD, [AWAY]: FORWARD }, { folders: ["disk", "away"] });
	expect((await client.check()).zones).toBe(2);
	expect((await client.zoneOf(DISK)).zones).toMatchObject([{ origin: "example.org." }]);
	expect((await client.zoneOf(AWAY)).zones).toMatchObject([{ origin: "example.com." }]);
});

test("an editor that reads no files has the open ones judged", async () => {
	await open(MAIL_ZONES, { files: false });
	expect(found()).toEqual([]);
	await client.open(DB, FORWARD);
	await client.check();
	expect(client.findings(DB)).not.toEqual([]);
	await client.close(DB);
	await client.check();
	expect(client.findings(DB)).toEqual([]);
});
