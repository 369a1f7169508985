import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, installHost, PROJECT, removeFolder } from "../integration/host-install.mjs";
import { startBrowser } from "../integration/web-host.mjs";
import { name, TestSigner, timesAroundNow } from "../support/test-signer.ts";
import { serveWorkbench } from "./workbench.mjs";

const MARK = "facts of the web suite: ";
const LIMIT = 90_000;
const SEVERITIES = ["error", "warning", "information", "hint"];

const temporary = realpathSync(mkdtempSync(join(tmpdir(), "zonetrio-web-")));
/** The same files as in the browser, but on a disk. */
const folder = join(temporary, "zones");
let window;
let browser;
let page;
let facts;

beforeAll(async () => {
	await writeZones();
	const host = installHost(console.log);
	window = await serveWorkbench(host, {
		extensions: {
			zonetrio: PROJECT,
			memory: undefined,
			"theme-defaults": join(host.vscode, "extensions/theme-defaults"),
		},
		suite: "/memory/suite.js",
		settings: {
			"chat.disableAIFeatures": true,
			"files.autoSave": "off",
			"files.exclude": { "**/attic": true },
			"security.workspace.trust.enabled": false,
			"workbench.startupEditor": "none",
		},
		texts: await memoryExtension(),
	});
	browser = await startBrowser(host, findChromium(console.log), join(temporary, "home"));
	page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
	facts = await factsOf(page);
}, LIMIT + 60_000);

afterAll(async () => {
	await browser?.close();
	window?.stop();
	removeFolder(temporary);
});

/** Copies the examples, and signs a zone of which one record was changed later; its path is one that URIs escape. */
async function writeZones() {
	cpSync(join(PROJECT, "examples"), folder, { recursive: true });
	const signer = await TestSigner.make(13, timesAroundNow());
	const origin = "signed.example.";
	const lines = await signer.zone(
		[
			{ owner: origin, type: "NS", records: [["ns1.example.net.", name("ns1.example.net.")]] },
			{ owner: `www.${origin}`, type: "A", records: [["192.0.2.80", [192, 0, 2, 80]]] },
		],
		origin,
	);
	const soa = `${origin} 3600 SOA ns1.example.net. hostmaster.example.com. 1 7200 3600 1209600 3600`;
	mkdirSync(join(folder, "größe 100%"));
	writeFileSync(
		join(folder, "größe 100%/db.signed.example"),
		`${[soa, ...lines].join("\n").replace("A 192.0.2.80", "A 192.0.2.81")}\n`,
	);
}

/** An extension whose file system has the same files, many that are none of zones, and one that the user hides. */
async function memoryExtension() {
	const files = {};
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		const path = join(entry.parentPath, entry.name);
		if (entry.isFile()) files[`/folder/${relative(folder, path)}`] = readFileSync(path, "utf8");
	}
	for (let count = 0; count < 100; count++) files[`/folder/notes/${count}.txt`] = "Nothing of zones\n";
	files["/folder/attic/db.old.example"] = "$TTL 1h\n@ SOA ns1 hostmaster 1 1h 1h 1w 1h\n@ MX 10 nowhere\n";
	const { outputFiles } = await build({
		entryPoints: { extension: join(PROJECT, "test/web/memory-files.ts"), suite: join(PROJECT, "test/web/suite.ts") },
		bundle: true,
		write: false,
		outdir: temporary,
		platform: "browser",
		format: "cjs",
		external: ["vscode"],
	});
	const manifest = {
		...{ name: "memory", publisher: "zonetrio-test", version: "0.0.1", engines: { vscode: "^1.96.0" } },
		...{ browser: "./extension.js", activationEvents: ["onFileSystem:memory"] },
		capabilities: { virtualWorkspaces: true, untrustedWorkspaces: { supported: true } },
	};
	return {
		"/memory/package.json": JSON.stringify(manifest),
		"/memory/files.json": JSON.stringify(files),
		...Object.fromEntries(outputFiles.map(({ path, text }) => [`/memory/${relative(temporary, path)}`, text])),
	};
}

/** Opens the folder, and waits until the suite in the window tells what it found out. */
async function factsOf(page) {
	const lines = [];
	const told = new Promise((resolve, reject) => {
		page.exposeFunction("codeAutomationLog", (_, parts) => {
			const line = parts.filter((part) => typeof part === "string").join(" ");
			lines.push(line);
			const [, found] = line.split(MARK);
			if (found) resolve(JSON.parse(found));
		});
		const fail = (why) => reject(new Error(`${why}:\n${lines.slice(-30).join("\n")}`));
		page.exposeFunction("codeAutomationExit", (code) => fail(`the window ended with ${code}`));
		page.once("crash", () => fail("the window crashed"));
		setTimeout(fail, LIMIT, `the suite was not done after ${LIMIT / 1000} s`);
	});
	await page.goto(`${window.address}?folder=memory:/folder`);
	const found = await told;
	if (found.error) throw new Error(found.error);
	return found;
}

/** What the command finds on the disk. */
function commandFindings() {
	const command = join(PROJECT, "dist/cli.cjs");
	const options = { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] };
	const told = execFileSync(
		process.execPath,
		[command, "check", "--dnssec", "--format", "json", "--fail-on", "never", "."],
		options,
	);
	return JSON.parse(told).findings;
}

const inOrder = (findings) =>
	findings
		.map(({ rule, severity, file, line, column, endLine, endColumn, message }) =>
			[file, `${line}:${column}-${endLine}:${endColumn}`, severity, rule, message].join(" "),
		)
		.sort();

describe("in a browser, in a folder that is on no disk", () => {
	test("findings are those of the command, of signatures too", () => {
		const findings = facts.findings.map((finding) => ({ ...finding, severity: SEVERITIES[finding.severity] }));
		expect(inOrder(findings)).toEqual(inOrder(commandFindings()));
		expect(findings.map(({ rule }) => rule)).toContain("rrsig-bogus");
		expect(facts.counts.signatures).toBeGreaterThan(0);
	});

	test("few files are read at a time", () => {
		expect(facts.mostAtOnce).toBeGreaterThan(1);
		expect(facts.mostAtOnce).toBeLessThanOrEqual(16);
	});

	test("a hover tells what the zones know", () => {
		expect(facts.hover).toContain("192.0.2.26");
	});

	test("every feature has something to say", () => {
		expect(Object.entries(facts.answers).filter(([, count]) => count === 0)).toEqual([]);
		expect(facts.answers.renamedFiles).toBeGreaterThan(1);
	});

	test("a repair writes into another file, which is saved where it is", () => {
		expect(facts.isUnsaved).toBe(true);
		expect(facts.written).toMatch(/^26\s+IN\s+PTR\s+mx2\.harbour\.example\.net\.$/m);
	});

	test("a server that fails is replaced", () => {
		expect(facts.wasRunning).toBe(true);
	});

	test("the mail report is shown", async () => {
		expect(
			facts.ways.some((way) => way.startsWith("Mail for harbour.example.net. through mx1.harbour.example.net.")),
		).toBe(true);
		await page.screenshot({ path: join(PROJECT, "out/web.png") });
		const texts = await Promise.all(
			page.frames().map((frame) =>
				frame
					.locator("body")
					.innerText()
					.catch(() => ""),
			),
		);
		expect(texts.some((text) => text.includes("harbour.example.net."))).toBe(true);
	});

	test("nothing is looked up, nor offered to be", async () => {
		expect(facts.lookedUp).toBeNull();
		expect(await offered("Check Workspace")).toContain("Zone Trio: Check Workspace");
		expect(await offered("Compare with Live DNS")).not.toContain("Zone Trio: Compare with Live DNS…");
		expect(await offered("Forget What Was")).not.toContain("Zone Trio: Forget What Was Looked Up");
	});
});

/** The commands of ours that the palette offers for some words. */
async function offered(words) {
	await page.locator(".explorer-folders-view").click({ position: { x: 5, y: 5 } });
	await page.keyboard.press("F1");
	const input = page.locator(".quick-input-box input.input");
	await input.fill(`>Zone Trio: ${words}`);
	const rows = page.locator(".quick-input-list .monaco-list-row");
	await rows.first().waitFor();
	// What was offered before goes only when the new words have been looked at.
	await page.waitForTimeout(500);
	const titles = await rows.locator(".label-name").allInnerTexts();
	await page.keyboard.press("Escape");
	return titles;
}
