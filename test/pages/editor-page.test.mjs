import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { HEAD } from "../unit/features/report/overview-of.ts";
import { accessibilityFaults, openBrowser, overflow, tabOrder } from "./browser.mjs";
import { openEditorPage, servePage, THEMES } from "./editor-page.mjs";
import { content } from "./reports.mjs";

const whole = content();
let browser;
let site;
let stop;
let opened;

beforeAll(async () => {
	site = await servePage();
	({ browser, stop } = await openBrowser());
});

afterEach(async () => {
	expect(opened.complaints).toEqual([]);
	await opened.page.close();
});

afterAll(async () => {
	await stop();
	await site.stop();
});

describe("the page in the editor", () => {
	test.each(Object.keys(THEMES))("can be read by everybody, theme %s", async (name) => {
		await open({ theme: THEMES[name], viewport: { width: 1100, height: 7000 } });
		expect(opened.complaints).toEqual([]);
		expect(await accessibilityFaults(opened.page)).toEqual([]);
		// What looks for faults is refused a style of its own.
		opened.complaints.length = 0;
	});

	test.each([320, 600])("fits a window of %d pixels", async (width) => {
		await open({ viewport: { width, height: 900 } });
		expect(await overflow(opened.page)).toBe(0);
	});

	test("is reached by the Tab key, record by record", async () => {
		await open();
		const buttons = await opened.page.locator("button.name").allTextContents();
		expect(buttons.length).toBeGreaterThan(20);
		const order = await tabOrder(opened.page);
		expect(order.slice(-buttons.length)).toEqual(buttons);
		expect(order.slice(0, -buttons.length)).toEqual([
			"Skip to the domains",
			"filter",
			"only-problems",
			"refresh",
			"Copy as Markdown",
			"Export HTML…",
			"Export Markdown…",
		]);
	});

	test("opens a record by mouse and by keyboard", async () => {
		await open();
		await opened.page.locator("button.name", { hasText: "missing-host" }).first().click();
		await opened.page.locator("button.name", { hasText: "192.0.2.4" }).first().focus();
		await opened.page.keyboard.press("Enter");
		const [, first, second] = await opened.messages();
		expect(first).toEqual({ kind: "open", uri: "file:///w/db.example.com", line: 6, character: 11 });
		expect(second).toMatchObject({ kind: "open", uri: "file:///w/db.example.com", line: 17 });
	});

	test("says what the buttons ask for", async () => {
		await open();
		for (const id of ["refresh", "copy", "export-html", "export-markdown"]) await opened.page.locator(`#${id}`).click();
		expect((await opened.messages()).slice(1)).toEqual([
			{ kind: "refresh" },
			{ kind: "copy" },
			{ kind: "export", format: "html" },
			{ kind: "export", format: "markdown" },
		]);
	});

	test("shows what the filter asks for, and remembers it", async () => {
		await open();
		await opened.page.locator("#filter").click();
		await opened.page.keyboard.type("MISSING-HOST");
		expect(await shownDomains()).toEqual(["missing.example.com."]);
		expect(await opened.page.locator("#state").textContent()).toMatch(/^1 of \d+ domains and addresses are shown$/);
		await expect.poll(opened.state).toMatchObject({ filter: "MISSING-HOST", onlyProblems: false });
		const state = await opened.state();
		await opened.page.close();
		await open({ state });
		expect(await shownDomains()).toEqual(["missing.example.com."]);
	});

	test("shows problems only, and says if there are none", async () => {
		await open();
		await opened.page.locator("#only-problems").click();
		expect(await shownDomains()).toEqual([
			"cname.example.com.",
			"example.net. in view inside",
			"generic.example.com.",
			"missing.example.com.",
			"no-address.example.com.",
			"unconfirmed.example.com.",
		]);
		await opened.tell({ kind: "content", content: content({ "db.example.com": `${HEAD}@ MX 0 .\n` }) });
		await expect.poll(() => opened.page.locator("#state").textContent()).toBe("There are no problems");
	});

	test("keeps place and focus when the zones change", async () => {
		await open();
		const button = opened.page.locator("button.name", { hasText: "unverified-host" }).first();
		await button.focus();
		const before = await button.boundingBox();
		const domains = whole.domains.map((row) =>
			row.html.includes("unverified") ? { ...row, html: row.html.replaceAll("192.0.2.3<", "192.0.2.33<") } : row,
		);
		await opened.tell({ kind: "content", content: { ...whole, domains: domains.slice(1) } });
		await opened.page.locator("button.name", { hasText: "192.0.2.33" }).first().waitFor();
		expect(await opened.page.evaluate(() => document.activeElement.textContent)).toBe("unverified-host.example.com.");
		const after = await button.boundingBox();
		expect(Math.abs(after.y - before.y)).toBeLessThan(60);
		expect(await shownDomains()).toHaveLength(whole.domains.length - 1);
	});

	test("is where it was when it is made again", async () => {
		await open();
		await opened.page.locator(".row h3", { hasText: "unknown.example.com." }).first().scrollIntoViewIfNeeded();
		await opened.page.mouse.wheel(0, 200);
		await expect.poll(async () => (await opened.state())?.top).toBeDefined();
		await opened.page.waitForTimeout(500);
		const state = await opened.state();
		await opened.page.close();
		await open({ state });
		const { key, above } = state.top;
		await opened.page.mouse.wheel(0, 1);
		await expect.poll(async () => (await opened.state()).top.key).toBe(key);
		await expect.poll(async () => Math.abs((await opened.state()).top.above - above)).toBeLessThan(5);
	});

	test("says what went wrong, and then shows what it gets", async () => {
		await open();
		await opened.tell({ kind: "failed", reason: "<b>the server ended</b>" });
		await expect
			.poll(() => opened.page.locator("#state").textContent())
			.toBe("The report could not be made: <b>the server ended</b>");
		await opened.tell({ kind: "content", content: whole });
		await expect.poll(() => opened.page.locator("#state").textContent()).toMatch(/^All \d+ domains/);
	});

	test("passes over messages that are none of its own", async () => {
		await open();
		const before = await shownDomains();
		for (const message of [
			null,
			"x",
			{ kind: "content" },
			{ kind: "content", content: { domains: [1] } },
			{ kind: "run" },
		]) {
			await opened.tell(message);
		}
		await opened.tell({ kind: "read" });
		await expect.poll(async () => (await opened.messages()).at(-1).kind).toBe("shown");
		expect(await shownDomains()).toEqual(before);
	});

	test("runs no script that came with a row", async () => {
		await open();
		const row = {
			key: "x",
			html: "<article class='row'><img src='x' onerror='globalThis.harm=1'><script>globalThis.harm=1</script></article>",
		};
		await opened.tell({ kind: "content", content: { ...whole, domains: [row] } });
		await opened.page.locator("article img").waitFor({ state: "attached" });
		await opened.page.waitForTimeout(300);
		expect(await opened.page.evaluate(() => globalThis.harm)).toBeUndefined();
		// The policy says that it refused the picture.
		opened.complaints.length = 0;
	});
});

async function open(options) {
	opened = await openEditorPage(browser, site.address, options);
	await expect.poll(async () => (await opened.messages())[0]).toEqual({ kind: "ready" });
	await opened.tell({ kind: "content", content: whole });
	await opened.page.locator(".row").first().waitFor({ state: "attached" });
	await opened.page.waitForTimeout(300);
}

async function shownDomains() {
	const heads = await opened.page.locator("#domains .row:not([hidden]) h3").allTextContents();
	return heads.map((text) => text.replace(/ (problem|not known|ok)$/, ""));
}
