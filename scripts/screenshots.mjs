// npm run screenshots: takes the pictures of the README in the real editor, and draws the icon.
// The pictures show the first address without a PTR of the folder given, by default an example.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { build, findChromium, installHost, PROJECT, removeFolder } from "../test/integration/host-install.mjs";
import { startBrowser, startServer, windowAddress } from "../test/integration/web-host.mjs";

const PICTURES = join(PROJECT, "images/screenshots");
const SIZE = { width: 1280, height: 770 };
/** Above the picture: it says that this is a window for developing extensions. */
const TITLE_BAR = 30;
const source = resolve(process.argv[2] ?? join(PROJECT, "examples/harbour"));

const temporary = mkdtempSync(join(tmpdir(), "zonetrio-pictures-"));
process.on("exit", () => removeFolder(temporary));
const folder = join(temporary, basename(source));
cpSync(source, folder, { recursive: true });
mkdirSync(PICTURES, { recursive: true });
build();
const finding = firstFinding();

const host = installHost(console.log);
const executable = findChromium(console.log);
const settings = {
	"workbench.colorTheme": "Default Light Modern",
	"editor.fontSize": 13,
	"editor.hover.delay": 100,
	"explorer.autoReveal": false,
	"files.autoSave": "off",
	"problems.defaultViewMode": "tree",
};
const server = await startServer(host, { home: join(temporary, "home"), settings });
process.on("exit", server.stop);
const browser = await startBrowser(host, executable, join(temporary, "home"));
try {
	await drawIcon();
	const page = await browser.newPage({ viewport: { ...SIZE, height: SIZE.height + TITLE_BAR }, deviceScaleFactor: 2 });
	page.setDefaultTimeout(30_000);
	await page.goto(windowAddress(server, { folder, extension: PROJECT }));
	await page.waitForSelector(".monaco-workbench .explorer-folders-view .monaco-list-row");
	await goTo(page, basename(finding.file), finding);
	await page.waitForSelector(".monaco-editor [class*='squiggly-']");

	await page.keyboard.press("Control+Shift+M");
	await page.waitForSelector(".markers-panel .monaco-list-row");
	await picture(page, "problems");
	await page.keyboard.press("Control+J");

	await goTo(page, basename(finding.file), finding);
	await page.keyboard.press("Control+K");
	await page.keyboard.press("Control+I");
	await page.waitForSelector(".monaco-hover:not(.hidden) .rendered-markdown, .monaco-hover:not(.hidden) .marker");
	await picture(page, "finding");
	await page.keyboard.press("Escape");

	await page.keyboard.press("Control+.");
	const menu = page.locator(".action-widget .monaco-list-row.action", { hasText: "Add PTR" }).first();
	await menu.waitFor();
	await picture(page, "fixes");
	await menu.click();
	await page.waitForSelector(".tab.dirty, .explorer-item.dirty, .monaco-editor");
	const target = /\bin (\S+)$/.exec(finding.fix)?.[1];
	if (!target) throw new Error(`the fix does not name its file: ${finding.fix}`);
	await goTo(page, basename(target));
	await page.waitForSelector(".tab.active.dirty");
	await picture(page, "fixed");
} finally {
	await browser.close();
	server.stop();
}
await reportPicture("report-light", "Default Light Modern");
await reportPicture("report-dark", "Default Dark Modern");

/** The mail report of the smaller example in a theme, in a window of its own. */
async function reportPicture(name, theme) {
	const zones = join(temporary, `${name}/orchard`);
	cpSync(join(PROJECT, "examples/orchard"), zones, { recursive: true });
	const home = join(temporary, name, "home");
	const own = await startServer(host, { home, settings: { ...settings, "workbench.colorTheme": theme } });
	process.on("exit", own.stop);
	const window = await startBrowser(host, executable, home);
	try {
		const page = await window.newPage({
			viewport: { ...SIZE, height: SIZE.height + TITLE_BAR },
			deviceScaleFactor: 2,
		});
		page.setDefaultTimeout(30_000);
		await page.goto(windowAddress(own, { folder: zones, extension: PROJECT }));
		await page.waitForSelector(".monaco-workbench .explorer-folders-view .monaco-list-row");
		await goTo(page, "db.cider.example.com");
		await page.locator(".editor-actions .codicon-mail").click();
		const frame = page.frameLocator("iframe.webview").frameLocator("iframe#active-frame");
		await frame.locator(".row").first().waitFor();
		await picture(page, name);
	} finally {
		await window.close();
		own.stop();
	}
}

/** The place of the first address without a PTR that has a fix, from the command itself. */
function firstFinding() {
	const { stdout } = spawnSync(process.execPath, [join(PROJECT, "dist/cli.cjs"), "check", "--format", "json", folder], {
		encoding: "utf8",
	});
	for (const { rule, file, line, column, fixes } of JSON.parse(stdout).findings) {
		const fix = fixes.find((title) => title.startsWith("Add PTR"));
		if (rule === "ptr-missing" && fix) return { file, line, column, fix };
	}
	throw new Error(`nothing to show in ${source}: no address without a PTR that a fix can add`);
}

/** Opens a file by its name, at a place counted from 1. */
async function goTo(page, name, place) {
	const input = page.locator(".quick-input-widget input.input");
	for (let attempt = 0; attempt < 10 && !(await input.isVisible()); attempt++) {
		// The keys have no meaning yet while the window is starting.
		await page.keyboard.press("Control+P");
		await input.waitFor({ timeout: 2000 }).catch(() => undefined);
	}
	await input.fill(name);
	await page.locator(".quick-input-widget .monaco-list-row", { hasText: name }).first().waitFor();
	if (place) await input.pressSequentially(`:${place.line}:${place.column}`);
	await page.keyboard.press("Enter");
	await page.locator(".tab.active", { hasText: name }).waitFor();
	await page.waitForSelector(".monaco-editor .view-line");
}

async function picture(page, name) {
	// Fonts and fading in: what is asked for is there, but not yet as it will stay.
	await page.waitForTimeout(700);
	await page.screenshot({ path: join(PICTURES, `${name}.png`), clip: { x: 0, y: TITLE_BAR, ...SIZE } });
	console.log(`images/screenshots/${name}.png`);
}

/** The Marketplace takes no SVG. */
async function drawIcon() {
	const page = await browser.newPage({ viewport: { width: 128, height: 128 } });
	const svg = readFileSync(join(PROJECT, "images/icon.svg"), "utf8");
	await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
	await page.screenshot({ path: join(PROJECT, "images/icon.png"), omitBackground: true });
	await page.close();
	console.log("images/icon.png");
}
