import { describe, expect, test } from "vitest";
import { BACK, DB, FORWARD, MAIL_ZONES, NAMED_CONF, POINTER, POINTER_PLACE, REVERSE } from "./mail-zones.ts";
import { client, folder, start } from "./server-session.ts";

const MISSING = ["8:22 ptr-missing"];
const AT_POINTER = { start: POINTER_PLACE, end: POINTER_PLACE };

describe("findings", () => {
	test("are shown of files that nobody has opened", async () => {
		await start(MAIL_ZONES);
		const { files, zones, records, warning } = await client.check();
		expect({ files, zones, records }).toEqual({ files: 2, zones: 2, records: 16 });
		expect(warning).toBeGreaterThan(0);
		expect(client.findings(DB, "ptr-missing")).toEqual(MISSING);
		const finding = client.shown.get(folder.uri(DB))!.diagnostics.find(({ code }) => code === "ptr-missing");
		expect(finding).toMatchObject({ source: "Zone Trio", severity: 2 });
		expect(finding?.codeDescription?.href).toMatch(/\/docs\/rules\/ptr-missing\.md$/);
		expect(finding?.message).toContain("192.0.2.25");
	});

	test("have the severities of .zonetrio.json, which are followed while it changes", async () => {
		await start({ ...MAIL_ZONES, ".zonetrio.json": '{ "rules": { "ptr-missing": "hint" } }' });
		await client.check();
		const severity = () =>
			client.shown.get(folder.uri(DB))!.diagnostics.find(({ code }) => code === "ptr-missing")?.severity;
		expect(severity()).toBe(4);
		folder.write(".zonetrio.json", '{ "rules": { "ptr-missing": "off" } }');
		await client.watched([".zonetrio.json", 2]);
		await client.check();
		expect(client.findings(DB, "ptr-missing")).toEqual([]);
		// What is half written changes nothing.
		folder.write(".zonetrio.json", '{ "rules": {');
		await client.watched([".zonetrio.json", 2]);
		await client.check();
		expect(client.findings(DB, "ptr-missing")).toEqual([]);
		folder.remove(".zonetrio.json");
		await client.watched([".zonetrio.json", 3]);
		await client.check();
		expect(severity()).toBe(2);
	});

	test("follow what is typed into the other file", async () => {
		await start(MAIL_ZONES);
		await client.check();
		await client.open(BACK, REVERSE);
		await client.change(BACK, { range: AT_POINTER, text: POINTER });
		await client.check();
		expect(client.findings(DB, "ptr-missing")).toEqual([]);
		const end = { line: POINTER_PLACE.line + 1, character: 0 };
		const version = await client.change(BACK, { range: { start: POINTER_PLACE, end }, text: "" });
		await client.check();
		expect(client.findings(DB, "ptr-missing")).toEqual(MISSING);
		expect(client.shown.get(folder.uri(BACK))?.version).toBe(version);
	});

	test("are sent of the file that somebody types in before those of others that it changes", async () => {
		await start(MAIL_ZONES);
		await client.open(DB, FORWARD);
		await client.open(BACK, REVERSE);
		await client.check();
		client.published.length = 0;
		const version = await client.change(BACK, { range: AT_POINTER, text: POINTER });
		await client.check();
		expect(client.published.slice(0, 2).map(({ uri }) => uri)).toEqual([BACK, DB].map((name) => folder.uri(name)));
		expect(client.published[0]?.version).toBe(version);
	});

	test("count what is saved once a file is closed", async () => {
		await start(MAIL_ZONES);
		await client.open(BACK, REVERSE);
		await client.change(BACK, { text: REVERSE + POINTER });
		await client.check();
		expect(client.findings(DB, "ptr-missing")).toEqual([]);
		await client.close(BACK);
		await client.check();
		expect(client.findings(DB, "ptr-missing")).toEqual(MISSING);
	});

	test("stand in the right place after lines are inserted above them", async () => {
		await start(MAIL_ZONES);
		await client.open(DB, FORWARD);
		const top = { line: 0, character: 0 };
		await client.change(DB, { range: { start: top, end: top }, text: "; a comment\n; and another\n" });
		await client.check();
		expect(client.findings(DB, "ptr-missing")).toEqual(["10:22 ptr-missing"]);
	});

	test("are the same with CRLF line ends, and columns count UTF-16 units", async () => {
		const crlf = FORWARD.replaceAll("\n", "\r\n").replace(
			"ns2       IN  A",
			'ns2       IN  TXT "\u{1F4EC}é"\r\nns2       IN  A',
		);
		await start({ ...MAIL_ZONES, [DB]: crlf });
		await client.check();
		expect(client.findings(DB, "ptr-missing")).toEqual(["9:22 ptr-missing"]);
		await client.open(DB, crlf);
		const at = { line: 6, character: 18 };
		await client.change(DB, { range: { start: at, end: { ...at, character: 20 } }, text: "" });
		await client.check();
		expect(client.findings(DB, "ptr-missing")).toEqual(["9:22 ptr-missing"]);
	});

	test("are those of the editor's text where the file on the disk differs", async () => {
		await start(MAIL_ZONES);
		await client.open(BACK, REVERSE + POINTER);
		folder.write(BACK, REVERSE);
		await client.watched([BACK, 2]);
		await client.check();
		expect(client.findings(DB, "ptr-missing")).toEqual([]);
	});

	test("are never made for the old side of a comparison", async () => {
		await start(MAIL_ZONES);
		await client.check();
		const uri = folder.uri(DB).replace("file:", "git:");
		const textDocument = { uri, languageId: "dns-zone", version: 1, text: FORWARD };
		await client.notify("textDocument/didOpen", { textDocument });
		await client.check();
		expect(client.shown.has(uri)).toBe(false);
	});

	test("are made for text that is in no file yet, and go when it is closed", async () => {
		await start({});
		const uri = "untitled:Untitled-1";
		const text = `$ORIGIN example.com.\n${FORWARD.replace("192.0.2.2\n", "192.0.2.256\n")}`;
		await client.notify("textDocument/didOpen", { textDocument: { uri, languageId: "dns-zone", version: 1, text } });
		await client.check();
		expect(client.shown.get(uri)?.diagnostics.map(({ code }) => code)).toContain("bad-ipv4");
		await client.notify("textDocument/didClose", { textDocument: { uri } });
		await client.check();
		expect(client.shown.get(uri)?.diagnostics).toEqual([]);
	});

	test("begin when what is typed has become a zone", async () => {
		await start({});
		await client.open("db.example.com", "");
		await client.check();
		const top = { line: 0, character: 0 };
		await client.change("db.example.com", {
			range: { start: top, end: top },
			text: FORWARD.replace("192.0.2.3\n", "192.0.2\n"),
		});
		await client.check();
		expect(client.findings("db.example.com", "bad-ipv4")).toEqual(["7:22 bad-ipv4"]);
	});

	test("survive a byte order mark that the editor does not show", async () => {
		await start({ ...MAIL_ZONES, [DB]: `\uFEFF${FORWARD}` });
		await client.check();
		expect(client.findings(DB, "file-has-bom")).toEqual(["1:1 file-has-bom"]);
		await client.open(DB, FORWARD);
		await client.check();
		expect(client.findings(DB, "file-has-bom")).toEqual(["1:1 file-has-bom"]);
		expect(client.findings(DB, "ptr-missing")).toEqual(MISSING);
	});

	test("say at the configuration which of its files cannot be read", async () => {
		await start({ ...MAIL_ZONES, [BACK]: Uint8Array.from([0, 0, 0, 2, 0, 0, 0, 1, 106, 10]) });
		await client.check();
		expect(client.findings("named.conf", "configuration-file-unreadable")).toEqual([
			"2:50 configuration-file-unreadable",
		]);
		expect(client.messages.filter(({ message }) => message.includes("db.192.0.2 is a binary file"))).toHaveLength(1);
		folder.write(BACK, REVERSE);
		await client.watched([BACK, 2]);
		await client.check();
		expect(client.findings("named.conf")).toEqual([]);
		expect(client.findings(DB, "ptr-missing")).toEqual(MISSING);
	});
});

describe("zones", () => {
	test("are told with the way they were found", async () => {
		await start({ ...MAIL_ZONES, "loose/other.txt": "; zonetrio: origin=example.org.\n", "notes.txt": "Hello\n" });
		await client.check();
		expect(await client.zoneOf(DB)).toEqual({
			zones: [{ origin: "example.com.", view: "", how: "named.conf", configuration: "named.conf" }],
			busy: false,
		});
		expect((await client.zoneOf("loose/other.txt")).zones).toEqual([
			{ origin: "example.org.", view: "", how: "modeline" },
		]);
		expect(await client.zoneOf("notes.txt")).toEqual({ zones: [], busy: false });
	});

	test("are those of a Corefile too, whose files are named as they like", async () => {
		const corefile = "example.com {\n  file zones/one\n}\n192.0.2.0/24 {\n  file zones/two\n}\n";
		await start({ Corefile: corefile, "zones/one": FORWARD, "zones/two": REVERSE });
		await client.check();
		expect(await client.zoneOf("zones/one")).toEqual({
			zones: [{ origin: "example.com.", view: "", how: "Corefile", configuration: "Corefile" }],
			busy: false,
		});
		expect(client.findings("zones/one", "ptr-missing")).toEqual(MISSING);
		await client.open("Corefile", corefile, "plaintext");
		await client.change("Corefile", {
			text: corefile.replace("192.0.2.0", "198.51.100.0").replace("zones/one", "zones/gone"),
		});
		await client.check();
		expect((await client.zoneOf("zones/two")).zones).toMatchObject([{ origin: "100.51.198.in-addr.arpa." }]);
		expect(client.findings("Corefile")).toEqual(["2:8 config-zone-file-missing"]);
		expect(client.zonesChanged).toBeGreaterThan(0);
	});

	test("change with the configuration that is being edited", async () => {
		await start(MAIL_ZONES);
		await client.open("named.conf", NAMED_CONF, "named-conf");
		await client.check();
		const before = client.zonesChanged;
		await client.change("named.conf", {
			range: { start: { line: 0, character: 6 }, end: { line: 0, character: 17 } },
			text: "example.net",
		});
		expect((await client.zoneOf(DB)).zones.map(({ origin }) => origin)).toEqual(["example.net."]);
		expect(client.zonesChanged).toBe(before + 1);
	});

	test("are read through an include that is being typed", async () => {
		await start({ ...MAIL_ZONES, "zones/more.inc": "imap IN A 192.0.2.256\n" });
		await client.open(DB, FORWARD);
		const { records } = await client.check();
		const at = { line: 9, character: 0 };
		const shown = client.nextOf("zones/more.inc");
		await client.change(DB, { range: { start: at, end: at }, text: "$INCLUDE more.inc\n" });
		expect((await shown).diagnostics.map(({ code }) => code)).toEqual(["bad-ipv4"]);
		expect((await client.check()).records).toBe(records);
	});

	test("are read in parts of a configuration that do not look like one", async () => {
		const inside = NAMED_CONF.split("\n");
		await start({
			...MAIL_ZONES,
			"named.conf": `include "parts/a.inc";\n${inside[1]}\n`,
			"parts/a.inc": `${inside[0]}\n`,
		});
		expect((await client.check()).zones).toBe(2);
	});
});
