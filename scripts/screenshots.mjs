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
/** Rows of the panel that are opened, and how wide it is. */
const MOST_ROWS = 40;
const PANEL_WIDTH = 520;
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
	await drawWalkthrough(page);
	await page.close();
	for (const [name, theme] of [
		["light", "Default Light Modern"],
		["dark", "Default Dark Modern"],
	]) {
		await inTheme(name, theme, (page) => drawPanel(page, name));
		await inTheme(name, theme, (page) => drawHover(page, name));
		await inTheme(name, theme, (page) => drawReport(page, name));
	}
} finally {
	await browser.close();
	server.stop();
}

/** Draws in an editor of its own, in a theme, with the file of the finding open. */
async function inTheme(name, theme, draw) {
	const home = mkdtempSync(join(temporary, `home-${name}-`));
	const own = await startServer(host, { home, settings: { ...settings, "workbench.colorTheme": theme } });
	process.on("exit", own.stop);
	const page = await browser.newPage({ viewport: { ...SIZE, height: SIZE.height + TITLE_BAR }, deviceScaleFactor: 2 });
	page.setDefaultTimeout(30_000);
	try {
		await page.goto(windowAddress(own, { folder, extension: PROJECT }));
		await page.waitForSelector(".monaco-workbench .explorer-folders-view .monaco-list-row");
		await goTo(page, basename(finding.file));
		await page.waitForSelector(".monaco-editor [class*='squiggly-']");
		await draw(page);
	} finally {
		await page.close();
		own.stop();
	}
}

/** The panel Mail Hosts with all rows open, beside the record that a click on a row opens. */
async function drawPanel(page, name) {
	await page.locator(".pane-header", { hasText: "Mail Hosts" }).click();
	for (const header of [basename(folder), "Outline", "Timeline"]) {
		const open = page.locator(".pane-header.expanded", { hasText: new RegExp(header, "i") });
		if (await open.count()) await open.first().click();
	}
	const panel = page.locator(".pane-body .customview-tree, .customview-tree").last();
	await panel.locator(".monaco-list-row").first().waitFor();
	const closed = panel.locator(".monaco-list-row[aria-expanded='false']");
	for (let row = 0; row < MOST_ROWS && (await closed.count()); row++) {
		await closed.first().locator(".monaco-tl-twistie").click();
		await page.waitForTimeout(300);
	}
	await page.locator(".monaco-sash.vertical").first().waitFor({ state: "attached" });
	await widen(page);
	await panel.locator(".monaco-list-row", { hasText: finding.address }).first().click();
	await page.waitForSelector(".monaco-editor .selected-text");
	await picture(page, `panel-${name}`);
}

/** The first steps, with the picture of the one that shows a repair; the side bar would take the room for it. */
async function drawWalkthrough(page) {
	await page.keyboard.press("Control+B");
	await page.keyboard.press("F1");
	await page.locator(".quick-input-widget input.input").fill(">Welcome: Open Walkthrough");
	await page.locator(".quick-input-widget .monaco-list-row", { hasText: "Open Walkthrough" }).first().click();
	await page.locator(".quick-input-widget .monaco-list-row", { hasText: "Zone Trio" }).first().click();
	await page.locator(".getting-started-step", { hasText: "Repair a PTR" }).click();
	await page.locator(".getting-started-media iframe").waitFor();
	await picture(page, "walkthrough");
}

/** What is known of the host of the finding: its name is pointed at, where nothing else is said. */
async function drawHover(page, name) {
	await goTo(page, basename(finding.file), { line: finding.line, column: 1 });
	await page.keyboard.press("Control+K");
	await page.keyboard.press("Control+I");
	await page.waitForSelector(".monaco-hover:not(.hidden) .rendered-markdown pre, .monaco-hover:not(.hidden) code");
	await picture(page, `hover-${name}`);
}

/** The mail report as a page in the editor. */
async function drawReport(page, name) {
	await page.keyboard.press("Control+B");
	await page.keyboard.press("F1");
	await page.locator(".quick-input-widget input.input").fill(">Zone Trio: Open Mail Report");
	await page.locator(".quick-input-widget .monaco-list-row", { hasText: "Open Mail Report" }).first().click();
	const report = page.frameLocator("iframe.webview").frameLocator("iframe");
	await report.getByText(finding.address).first().waitFor();
	await picture(page, `report-${name}`);
}

/** Drags the edge of the side bar, so that descriptions are not cut. */
async function widen(page) {
	const bar = await page.locator(".part.sidebar").boundingBox();
	await page.mouse.move(bar.x + bar.width, bar.y + 200);
	await page.mouse.down();
	await page.mouse.move(bar.x + PANEL_WIDTH, bar.y + 200, { steps: 5 });
	await page.mouse.up();
}

/** The place of the first address without a PTR that has a fix, from the command itself. */
function firstFinding() {
	const { stdout } = spawnSync(process.execPath, [join(PROJECT, "dist/cli.cjs"), "check", "--format", "json", folder], {
		encoding: "utf8",
	});
	for (const { rule, file, line, column, message, fixes } of JSON.parse(stdout).findings) {
		const fix = fixes.find((title) => title.startsWith("Add PTR"));
		const address = /[\d.]+\.\d+|[\da-f:]+:[\da-f:]*/.exec(message)?.[0];
		if (rule === "ptr-missing" && fix) return { file, line, column, fix, address };
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
	const page = await browser.newPage({ viewport: { width: 128, height: 128 }, deviceScaleFactor: 2 });
	const svg = readFileSync(join(PROJECT, "images/icon.svg"), "utf8");
	await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
	await page.screenshot({ path: join(PROJECT, "images/icon.png"), omitBackground: true });
	await page.close();
	console.log("images/icon.png");
}
