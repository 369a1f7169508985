import { chmodSync, copyFileSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { TestFolder } from "./language-client.ts";
import { BACK, DB, FORWARD, MAIL_ZONES, POINTER, REVERSE } from "./mail-zones.ts";
import { client, connect, folder, layOut, server, start } from "./server-session.ts";

const MISSING = ["8:22 ptr-missing"];
const NOBODY = 65_534;

describe("files on the disk", () => {
	test("are read again when they change", async () => {
		await start(MAIL_ZONES);
		await client.check();
		folder.write(BACK, REVERSE + POINTER);
		await client.watched([BACK, 2]);
		await client.check();
		expect(client.findings(DB, "ptr-missing")).toEqual([]);
	});

	test("come and go, and their findings with them", async () => {
		await start(MAIL_ZONES);
		await client.check();
		folder.remove(DB);
		await client.watched([DB, 3]);
		expect((await client.check()).zones).toBe(1);
		expect(client.findings(DB)).toEqual([]);
		folder.write(DB, FORWARD);
		await client.watched([DB, 1]);
		expect((await client.check()).zones).toBe(2);
		expect(client.findings(DB, "ptr-missing")).toEqual(MISSING);
	});

	test("that are policies of MTA-STS are compared with zones, as they are now", async () => {
		const policy = "www/.well-known/mta-sts.txt";
		const text = "version: STSv1\nmode: enforce\nmx: mail.example.com\n";
		const zone = `${FORWARD}_mta-sts IN TXT "v=STSv1; id=1;"\n@ IN MX 20 other\nother IN A 192.0.2.99\n`;
		await start({ [DB]: zone, [policy]: text });
		await client.check();
		const found = () => client.findings(DB, "mta-sts-policy-mx").length;
		expect(found()).toBe(1);
		folder.write(policy, `${text}mx: other.example.com\n`);
		await client.watched([policy, 2]);
		await client.check();
		expect(found()).toBe(0);
		folder.write(policy, text);
		await client.watched([policy, 2]);
		await client.check();
		expect(found()).toBe(1);
		folder.remove(policy);
		await client.watched([policy, 3]);
		await client.check();
		expect(found()).toBe(0);
	});

	test("that are zones are told, with what they include", async () => {
		const zone = `${FORWARD}$INCLUDE hosts.inc\n`;
		await start({ ...MAIL_ZONES, [DB]: zone, "zones/hosts.inc": "a IN A 192.0.2.9\n", "zones/README": "Zones\n" });
		const uris = [BACK, DB, "zones/hosts.inc"].map((name) => folder.uri(name));
		expect(await client.request<string[]>("zoneTrio/zoneFiles", null)).toEqual(uris);
	});

	test("are read before the workspace is checked, however short ago something named them", async () => {
		await start({ ...MAIL_ZONES, "zones/hosts.inc": "www IN A\n" });
		await client.check();
		await client.open(DB, `${FORWARD}$INCLUDE hosts.inc\n`);
		await client.check();
		expect(client.findings("zones/hosts.inc")).toEqual(["1:1 missing-rdata"]);
	});

	test("count again as they are there when a document is closed that was not saved", async () => {
		await start({ ...MAIL_ZONES, [DB]: `${FORWARD}$INCLUDE hosts.inc\n`, "zones/hosts.inc": "\n" });
		await client.open("zones/hosts.inc", "www IN A\n");
		await client.check();
		expect(client.findings("zones/hosts.inc")).toHaveLength(1);
		await client.close("zones/hosts.inc");
		await client.check();
		expect(client.findings("zones/hosts.inc")).toEqual([]);
	});

	test("that look like no zones are none any more when their document is closed that the editor had as one", async () => {
		const text = "www IN A\n";
		await start({ ...MAIL_ZONES, "zones/example.net.hosts": text });
		await client.check();
		expect(client.findings("zones/example.net.hosts")).toEqual([]);
		await client.open("zones/example.net.hosts", text);
		await client.check();
		expect(client.findings("zones/example.net.hosts")).not.toEqual([]);
		await client.close("zones/example.net.hosts");
		await client.check();
		expect(client.findings("zones/example.net.hosts")).toEqual([]);
	});

	test("come and go with their folder", async () => {
		await start(MAIL_ZONES);
		await client.check();
		renameSync(join(folder.path, "zones"), join(folder.path, "moved"));
		await client.watched(["zones", 3], ["moved", 1]);
		expect((await client.check()).zones).toBe(2);
		expect(client.findings(DB)).toEqual([]);
		expect(client.findings("moved/db.example.com", "ptr-missing")).toEqual(MISSING);
	});

	test("are left alone where nobody keeps zones, and where the user says so", async () => {
		const files = {
			"node_modules/db.example.org": FORWARD,
			".git/db.example.net": FORWARD,
			"archive/db.example.info": FORWARD,
		};
		await start({ ...MAIL_ZONES, ...files }, { settings: { exclude: ["archive/**"] } });
		expect((await client.check()).zones).toBe(2);
		await client.watched(["archive/db.example.info", 2], ["node_modules/db.example.org", 1]);
		expect((await client.check()).zones).toBe(2);
		await client.configure({ exclude: [] });
		expect((await client.check()).zones).toBe(3);
		await client.configure({ exclude: ["archive"] });
		expect((await client.check()).zones).toBe(2);
	});

	test("are read whatever they look like where the user says so", async () => {
		await start({ "dns/example.com.txt": "mail A 192.0.2.256\n" }, { settings: { include: ["dns/*.txt"] } });
		expect((await client.check()).files).toBe(1);
	});

	test("may lie in folders that link to each other", async () => {
		layOut(MAIL_ZONES);
		symlinkSync("..", join(folder.path, "zones/up"));
		symlinkSync("/", join(folder.path, "root"));
		symlinkSync("zones/db.example.com", join(folder.path, "db.example.com"));
		symlinkSync("nowhere", join(folder.path, "db.example.org"));
		await connect();
		expect(await client.check()).toMatchObject({ files: 2, zones: 2 });
	});

	test("may be out of reach: one line says so, and the rest is read", async () => {
		layOut({ ...MAIL_ZONES, "secret/db.example.org": FORWARD, "db.example.net": FORWARD });
		chmodSync(join(folder.path, "secret"), 0);
		chmodSync(join(folder.path, "db.example.net"), 0);
		// Root may read everything, so the server runs as somebody who may not, from where anybody may read it.
		const shared = new TestFolder({});
		chmodSync(shared.path, 0o755);
		const copy = join(shared.path, "server.cjs");
		copyFileSync(server, copy);
		await connect(process.getuid?.() === 0 ? { uid: NOBODY } : {}, copy);
		shared.remove();
		expect(await client.check()).toMatchObject({ files: 2, zones: 2 });
		expect(client.findings(DB, "ptr-missing")).toEqual(MISSING);
		const lines = client.messages.map(({ message }) => message);
		expect(lines.filter((line) => line.includes("secret cannot be listed"))).toHaveLength(1);
		expect(lines.filter((line) => line.includes("db.example.net may not be read"))).toHaveLength(1);
		chmodSync(join(folder.path, "secret"), 0o755);
	});

	test("may be binary or empty", async () => {
		await start({ ...MAIL_ZONES, "zones/db.example.org": Uint8Array.from([0, 1, 2, 255]), "zones/db.example.net": "" });
		await client.check();
		expect(client.findings(DB, "ptr-missing")).toEqual(MISSING);
		expect(client.findings("zones/db.example.org")).toEqual([]);
	});

	test("of many megabytes are read while requests are answered", async () => {
		const hosts = Array.from(
			{ length: 550_000 },
			(_, index) => `host${index} IN A 198.51.${(index >> 8) & 255}.${index & 255} ; a rack\n`,
		);
		const big = `$ORIGIN example.org.\n$TTL 1h\n@ IN SOA ns1 hostmaster 1 8h 2h 4w 1h\n${hosts.join("")}`;
		expect(big.length).toBeGreaterThan(20_000_000);
		await start({ ...MAIL_ZONES, "zones/db.example.org": big });
		let slowest = 0;
		let done = false;
		const checked = client.check().finally(() => {
			done = true;
		});
		while (!done) {
			const began = performance.now();
			const { busy } = await client.zoneOf(DB);
			slowest = Math.max(slowest, performance.now() - began);
			if (!busy) break;
		}
		expect((await checked).records).toBeGreaterThan(550_000);
		expect(slowest).toBeLessThan(1500);
		expect(client.findings(DB, "ptr-missing")).toEqual(MISSING);
		expect(client.progress[0]).toMatchObject({ kind: "begin", title: "Indexing zones" });
		expect(client.progress.at(-1)).toMatchObject({ kind: "end" });
	});
});

describe("settings", () => {
	test("switch rules off and on, and change what they weigh", async () => {
		await start(MAIL_ZONES);
		await client.check();
		await client.configure({ rules: { "ptr-missing": "off" } });
		await client.check();
		expect(client.findings(DB, "ptr-missing")).toEqual([]);
		await client.configure({ rules: { "ptr-missing": "hint" } });
		expect((await client.check()).hint).toBe(1);
		expect(client.shown.get(folder.uri(DB))?.diagnostics.map(({ severity }) => severity)).toContain(4);
		await client.configure({});
		await client.check();
		expect(client.findings(DB, "ptr-missing")).toEqual(MISSING);
	});

	test("are asked for where the editor only says that they changed", async () => {
		await start(MAIL_ZONES, { settings: { rules: { "ptr-missing": "off" } } });
		await client.check();
		expect(client.findings(DB, "ptr-missing")).toEqual([]);
		client.settings = {};
		await client.notify("workspace/didChangeConfiguration", { settings: null });
		await client.check();
		expect(client.findings(DB, "ptr-missing")).toEqual(MISSING);
	});

	test("that cannot be used are told once, and the others hold", async () => {
		const settings = { rules: { "ptr-missing": "loud", "no-such-rule": "off" }, serial: 7, exclude: ["zones/db.192*"] };
		await start(MAIL_ZONES, { settings });
		expect((await client.check()).zones).toBe(1);
		await client.configure({ ...settings, include: [] });
		await client.check();
		const lines = client.messages.map(({ message }) => message);
		expect(lines.filter((line) => line.startsWith('zoneTrio.rules: there is no rule "no-such-rule"'))).toHaveLength(1);
		expect(lines.filter((line) => line.startsWith("zoneTrio.serial: 7 is neither"))).toHaveLength(1);
		expect(lines.filter((line) => line.startsWith("Zone Trio: "))).toHaveLength(1);
	});

	test("say which zone a file is", async () => {
		const zones = { "loose/*": { origin: "example.org" } };
		await start({ "loose/hosts.zone": FORWARD }, { settings: { zones } });
		await client.check();
		expect((await client.zoneOf("loose/hosts.zone")).zones).toEqual([
			{ origin: "example.org.", view: "", how: "setting" },
		]);
	});
});

describe("folders of the workspace", () => {
	test("come and go", async () => {
		await start(
			{ "one/db.example.com": FORWARD, "two/db.192.0.2": `; zonetrio: origin=2.0.192.in-addr.arpa.\n${REVERSE}` },
			{ folders: ["one"] },
		);
		expect((await client.check()).zones).toBe(1);
		const two = { name: "two", uri: folder.uri("two") };
		await client.notify("workspace/didChangeWorkspaceFolders", { event: { added: [two], removed: [] } });
		expect((await client.check()).zones).toBe(2);
		expect(client.findings("one/db.example.com", "ptr-missing")).toEqual(MISSING);
		await client.notify("workspace/didChangeWorkspaceFolders", { event: { added: [], removed: [two] } });
		expect((await client.check()).zones).toBe(1);
		expect(client.findings("one/db.example.com", "ptr-missing")).toEqual([]);
	});

	test("may be none at all", async () => {
		await start(MAIL_ZONES, { folders: [] });
		await client.open("zones/db.example.com", FORWARD);
		expect(await client.check()).toMatchObject({ files: 1, zones: 1 });
	});
});

describe("messages that say nothing", () => {
	test("are passed over", async () => {
		await start(MAIL_ZONES);
		for (const name of ["didOpen", "didChange", "didClose"]) {
			await client.notify(`textDocument/${name}`);
			await client.notify(`textDocument/${name}`, {});
		}
		expect(await client.check()).toMatchObject({ zones: 2 });
	});
});

describe("the end", () => {
	test("is clean after shutdown", async () => {
		await start(MAIL_ZONES);
		await client.check();
		expect(await client.stop()).toBe(0);
		expect(client.standardError).toBe("");
	});

	test("comes at once with exit alone", async () => {
		await start(MAIL_ZONES);
		await client.notify("exit");
		expect(await client.ended).toBe(1);
	});

	test("comes when the editor is gone", async () => {
		await start(MAIL_ZONES);
		client.hangUp();
		expect(await client.ended).toBe(1);
	});
});
