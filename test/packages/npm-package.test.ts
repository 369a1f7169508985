import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { runAside } from "../support/run-aside.ts";
import { PackedCommand, PROJECT } from "./packed-command.ts";

const command = new PackedCommand();
// npm takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const ZONES = {
	"db.example.com": `$TTL 3600
@ IN SOA ns1.example.com. hostmaster.example.com. 2026010100 86400 7200 3600000 3600
@ IN NS ns1.example.com.
@ IN MX 10 backup.example.com.
ns1 IN A 192.0.2.53
`,
};

test("has what the command needs, and nothing else", async () => {
	const { stdout } = await runAside("tar", ["-tzf", command.packed], { cwd: command.root });
	const files = stdout
		.trim()
		.split("\n")
		.map((path) => path.replace(/^package\//, ""));
	const pages = files.filter((path) => path.startsWith("docs/rules/"));
	const others = files.filter((path) => !path.startsWith("docs/"));
	expect(others.sort()).toEqual([
		"LICENSE",
		"README.md",
		"dist/cli.cjs",
		"dist/command-licences.txt",
		"man/zonetrio.1",
		"package.json",
	]);
	const ofProject = readdirSync(join(PROJECT, "docs/rules")).filter((name) => name !== "README.md");
	expect(pages.sort()).toEqual(ofProject.map((name) => `docs/rules/${name}`).sort());
	// As large as an icon set; what npx fetches is waited for.
	expect(statSync(command.packed).size).toBeLessThan(1_200_000);
	expect(statSync(join(command.unpacked, "dist/cli.cjs")).size).toBeLessThan(3_500_000);
});

test("has a manifest of its own, without what concerns the editor", () => {
	const manifest = command.manifest();
	const extension = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8"));
	expect(manifest).toMatchObject({
		name: "zonetrio",
		version: extension.version,
		license: "MIT",
		repository: extension.repository,
		engines: { node: ">=20" },
		bin: { zonetrio: "dist/cli.cjs" },
		man: "man/zonetrio.1",
	});
	for (const key of [
		"dependencies",
		"devDependencies",
		"scripts",
		"contributes",
		"main",
		"browser",
		"activationEvents",
	]) {
		expect(manifest).not.toHaveProperty(key);
	}
	expect(manifest["engines"]).not.toHaveProperty("vscode");
});

test("tells the licences of the libraries in it", () => {
	const licences = readFileSync(join(command.unpacked, "dist/command-licences.txt"), "utf8");
	const dependencies = ["commander", "vscode-languageserver", "chokidar", "dns-zonefile"];
	for (const name of dependencies) expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(\\S+\\)$`, "m"));
	expect(licences.match(/permission notice|Permission to use|Redistribution and use/g)!.length).toBeGreaterThan(8);
	// Nothing of the machine on which it was made.
	expect(licences).not.toContain(PROJECT);
});

test("is installed without a network, and runs", async () => {
	const cwd = command.folder({ ...ZONES, "package.json": `{ "name": "zones", "private": true }` });
	const env = command.npmEnvironment();
	const installed = await runAside("npm", ["install", "--offline", command.packed], { cwd, env });
	expect(installed.status, installed.stderr).toBe(0);
	expect(readdirSync(join(cwd, "node_modules")).filter((name) => !name.startsWith("."))).toEqual(["zonetrio"]);

	const zonetrio = (...given: string[]) => runAside("npx", ["--no-install", "zonetrio", ...given], { cwd, env });
	expect(await zonetrio("--version")).toMatchObject({ status: 0, stdout: `${command.version}\n` });
	const checked = await zonetrio("check");
	expect(checked.status).toBe(1);
	expect(checked.stdout).toContain("mx-target-no-address  backup.example.com. has no A or AAAA record");
	const explained = await zonetrio("explain", "mx-target-no-address");
	expect(explained.status).toBe(0);
	expect(explained.stdout).toMatch(/^# mx-target-no-address\n/);
});

test("is fetched by npx, in an empty folder", async () => {
	const run = await runAside("npx", ["--yes", "zonetrio", "check", "--format", "json"], {
		cwd: command.folder(ZONES),
		env: command.npmEnvironment(),
	});
	expect(run.status, run.stderr).toBe(1);
	expect(JSON.parse(run.stdout).summary).toMatchObject({ zones: 1, error: 1 });
});

test("brings the language server", async () => {
	const server = spawn(process.execPath, [join(command.unpacked, "dist/cli.cjs"), "lsp", "--stdio"]);
	const ended = once(server, "exit");
	const connection = createMessageConnection(
		new StreamMessageReader(server.stdout),
		new StreamMessageWriter(server.stdin),
	);
	connection.listen();
	const answer = await connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
	expect(answer).toMatchObject({ capabilities: { hoverProvider: true } });
	await connection.sendRequest("shutdown");
	await connection.sendNotification("exit");
	expect(await ended).toEqual([0, null]);
	connection.dispose();
});
