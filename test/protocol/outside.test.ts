import { renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { TestFolder } from "./language-client.ts";
import { BACK, DB, FORWARD, MAIL_ZONES } from "./mail-zones.ts";
import { client, connect, folder, layOut, startChecked } from "./server-session.ts";

/** Stands in files that nobody has opened, and so must not be seen. */
const SECRET = "hidden-word";

const SECRET_FILE = `db.${SECRET}.example`;
const SECRET_ZONE = FORWARD.replaceAll("example.com", `${SECRET}.example`);

let other: TestFolder;

afterEach(() => other.remove());

/** Lays out a workspace with a folder beside it, which links lead to. */
function layOutBoth(files: Readonly<Record<string, string>> = {}): void {
	layOut({ ...MAIL_ZONES, ...files });
	other = new TestFolder({ [SECRET_FILE]: SECRET_ZONE, "hosts.inc": `${SECRET} A 192.0.2.99\n` });
	symlinkSync(other.path, join(folder.path, "linked"));
	symlinkSync(join(other.path, "hosts.inc"), join(folder.path, "zones/hosts.inc"));
}

function told(): string {
	return JSON.stringify([client.published, client.messages.filter(({ message }) => !message.includes("leads out"))]);
}

describe("a link that leads out of the workspace", () => {
	test("is not followed, and the log says so once", async () => {
		layOutBoth();
		await connect();
		expect(await client.check()).toMatchObject({ files: 2, zones: 2 });
		await client.watched(["linked", 2]);
		await client.check();
		const lines = client.messages.filter(({ message }) => message.includes("linked leads out of the folders"));
		expect(lines).toHaveLength(1);
		expect(told()).not.toContain(SECRET);
	});

	test("is not followed by an $INCLUDE either, which says so", async () => {
		const ways = ["hosts.inc", "../linked/hosts.inc", "../../x/hosts.inc"];
		layOutBoth({ [DB]: FORWARD + ways.map((way) => `$INCLUDE ${way}\n`).join("") });
		await connect();
		await client.check();
		expect(client.findings(DB, "include-outside")).toHaveLength(ways.length);
		expect(told()).not.toContain(SECRET);
	});

	test("is not followed where a file becomes one", async () => {
		layOutBoth();
		await connect();
		expect((await client.check()).zones).toBe(2);
		folder.remove(BACK);
		symlinkSync(join(other.path, SECRET_FILE), join(folder.path, BACK));
		await client.watched([BACK, 2]);
		expect((await client.check()).zones).toBe(1);
		renameSync(join(folder.path, "zones"), join(other.path, "zones"));
		symlinkSync(join(other.path, "zones"), join(folder.path, "zones"));
		await client.watched(["zones", 2]);
		expect((await client.check()).zones).toBe(0);
		expect(told()).not.toContain(SECRET);
	});

	test.each([
		["is followed where the user wants it", true, 3],
		["is never followed for folders that the user does not trust", false, 2],
	])("%s", async (_, trusted, zones) => {
		layOutBoth();
		await connect({ settings: { readOutside: true }, trusted });
		expect((await client.check()).zones).toBe(zones);
	});

	test("cannot be allowed by the folder itself", async () => {
		layOutBoth({ ".zonetrio.json": '{ "readOutside": true }' });
		await connect();
		expect((await client.check()).zones).toBe(2);
		expect(client.messages.map(({ message }) => message).join("\n")).toContain("readOutside is for each user to say");
	});
});

describe("a zone that is created", () => {
	const create = (name: string, file?: string) =>
		client.request<{ refusal?: string; edit?: { documentChanges: { kind?: string; uri: string }[] } }>(
			"zoneTrio/newZone",
			{ name, kind: "forward", uri: folder.uri(DB), ...(file !== undefined && { file: folder.uri(file) }) },
		);

	test("has its file in the workspace, whatever it is called", async () => {
		layOutBoth();
		await connect();
		await client.check();
		for (const name of [
			"../../x",
			"x/../../../etc/cron.d/y",
			"..\\..\\x",
			"/etc/passwd",
			"a\nb",
			"\\046\\046/x",
			"-rf",
			"~root",
		]) {
			const { refusal, edit } = await create(name);
			expect([name, refusal ?? edit?.documentChanges.find(({ kind }) => kind === "create")?.uri]).toEqual([
				name,
				expect.stringMatching(/is no domain|could be added|^file:\/\/[^%]*\/zones\/[^/%]*$/),
			]);
		}
	});

	test("has it nowhere else, whoever asks for that", async () => {
		layOutBoth();
		await connect();
		await client.check();
		for (const file of ["../x", "linked/db.example.net", "node_modules/x", "zones/../../x"]) {
			expect((await create("example.net", file)).refusal).toContain("lies outside of what is read here");
		}
		expect((await create("example.net", "zones/db.new")).refusal).toBeUndefined();
	});
});

test("nothing of a folder that is not open is read through an open file", async () => {
	other = new TestFolder({ "db.secret": SECRET_ZONE });
	await startChecked({ ...MAIL_ZONES, [DB]: `${FORWARD}$INCLUDE ${join(other.path, "db.secret")}\n` });
	await client.open(DB, `${FORWARD}$INCLUDE ../${other.path.split("/").at(-1)}/db.secret\n`);
	await client.check();
	expect(told()).not.toContain(SECRET);
});
