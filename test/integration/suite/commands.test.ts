import { deepStrictEqual, match, ok, strictEqual } from "node:assert";
import { commands, env } from "vscode";
import type { BaseLanguageClient as LanguageClient } from "vscode-languageclient";
import { client, discardChanges, file, open, until, untilFound } from "./editor.ts";

const FORWARD = "zones/db.example.com";
const MAIL = 8;

interface ZoneOfFile {
	zones: { origin: string; view: string; how: string }[];
	busy: boolean;
}

describe("commands", () => {
	afterEach(discardChanges);

	it("all commands are there", async () => {
		await client();
		const known = await commands.getCommands(true);
		for (const name of [
			"checkWorkspace",
			"copyZoneRequest",
			"fillPointers",
			"newForwardZone",
			"newReverseZone",
			"syncPointers",
			"copyText",
			"openMailReport",
			"restart",
			"setZoneOfFile",
			"showOutput",
			"showRefusal",
		]) {
			ok(known.includes(`zoneTrio.${name}`), name);
		}
	});

	it("the zone of a file comes from the server configuration", async () => {
		await open(FORWARD);
		const zones = await zonesOf(FORWARD);
		deepStrictEqual(
			zones.map(({ origin, view }) => ({ origin, view })),
			[{ origin: "example.com.", view: "" }],
		);
		ok(zones[0]?.how, "nothing says how the zone was found");
	});

	it("Check Workspace counts files, zones, records and findings", async () => {
		await open(FORWARD);
		await untilFound(FORWARD, "ptr-missing", [MAIL]);
		const result = await commands.executeCommand<Record<string, number>>("zoneTrio.checkWorkspace");
		strictEqual(result.zones, 2);
		ok((result.files ?? 0) >= 2, JSON.stringify(result));
		ok((result.records ?? 0) >= 12, JSON.stringify(result));
		const findings = (result.error ?? 0) + (result.warning ?? 0) + (result.information ?? 0) + (result.hint ?? 0);
		ok(findings >= 1, JSON.stringify(result));
	});

	it("Set Zone of This File writes the modeline, and changes the one that is there", async () => {
		const document = await open(FORWARD);
		await commands.executeCommand("zoneTrio.setZoneOfFile", document.uri, "example.net");
		strictEqual(document.lineAt(0).text, "; zonetrio: origin=example.net.");
		strictEqual(document.lineAt(1).text, "$TTL 1h");
		await commands.executeCommand("zoneTrio.setZoneOfFile", document.uri, "example.org.");
		strictEqual(document.lineAt(0).text, "; zonetrio: origin=example.org.");
		strictEqual(document.lineAt(1).text, "$TTL 1h");
	});

	it("Copy Text fills the clipboard", async () => {
		await client();
		await commands.executeCommand("zoneTrio.copyText", "Please set the PTR record of 192.0.2.25");
		strictEqual(await env.clipboard.readText(), "Please set the PTR record of 192.0.2.25");
	});

	it("Restart brings the findings back", async () => {
		await open(FORWARD);
		await untilFound(FORWARD, "ptr-missing", [MAIL]);
		await commands.executeCommand("zoneTrio.restart");
		await untilFound(FORWARD, "ptr-missing", [MAIL]);
		match((await zonesOf(FORWARD))[0]?.origin ?? "", /^example\.com\.$/);
	});

	it("a server that stops by itself is started again", async () => {
		await open(FORWARD);
		await untilFound(FORWARD, "ptr-missing", [MAIL]);
		const connection = await client();
		await crash(connection);
		await until("the new server", () => connection.isRunning() || undefined);
		strictEqual((await zonesOf(FORWARD))[0]?.origin, "example.com.");
		await untilFound(FORWARD, "ptr-missing", [MAIL]);
	});

	it("a server that stops again and again is left alone until Restart", async () => {
		await open(FORWARD);
		const connection = await client();
		await commands.executeCommand("zoneTrio.restart");
		for (let count = 1; count <= 5; count++) {
			await until("the server", () => connection.isRunning() || undefined);
			await crash(connection);
		}
		await new Promise((resolve) => setTimeout(resolve, 1000));
		strictEqual(connection.isRunning(), false);
		await commands.executeCommand("zoneTrio.restart");
		await untilFound(FORWARD, "ptr-missing", [MAIL]);
	});
});

/** `exit` without `shutdown`: the process ends with status 1, as it does when it crashes. */
async function crash(connection: LanguageClient): Promise<void> {
	let stopped = false;
	const listener = connection.onDidChangeState(() => {
		stopped ||= !connection.isRunning();
	});
	await connection.sendNotification("exit");
	await until("the end of the server", () => stopped || undefined);
	listener.dispose();
}

async function zonesOf(name: string): Promise<ZoneOfFile["zones"]> {
	const connection = await client();
	const answer = await until(`the zone of ${name}`, async () => {
		if (!connection.isRunning()) return undefined;
		const uri = file(name).toString();
		const found = await connection.sendRequest<ZoneOfFile>("zoneTrio/zoneOfFile", { uri });
		return found.busy ? undefined : found;
	});
	return answer.zones;
}
