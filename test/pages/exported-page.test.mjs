import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults, newPage, openBrowser, overflow, tabOrder } from "./browser.mjs";
import { exportedPage } from "./reports.mjs";

const folder = mkdtempSync(join(tmpdir(), "zonetrio-page-"));
const address = pathToFileURL(join(folder, "mail-report.html")).href;
let browser;
let stop;

beforeAll(async () => {
	writeFileSync(join(folder, "mail-report.html"), exportedPage());
	({ browser, stop } = await openBrowser());
});

afterAll(async () => {
	await stop();
	rmSync(folder, { recursive: true });
});

describe("the exported page", () => {
	test.each(["light", "dark"])("can be read by everybody, %s", async (colorScheme) => {
		const { page, complaints } = await newPage(browser, { colorScheme, viewport: { width: 1100, height: 6000 } });
		await page.goto(address);
		expect(await accessibilityFaults(page)).toEqual([]);
		expect(complaints).toEqual([]);
		const back = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
		expect(back).toBe(colorScheme === "dark" ? "rgb(27, 31, 36)" : "rgb(255, 255, 255)");
		await page.close();
	});

	test.each([320, 600, 1100])("fits a window of %d pixels", async (width) => {
		const { page } = await newPage(browser, { viewport: { width, height: 6000 } });
		await page.goto(address);
		expect(await overflow(page)).toBe(0);
		await page.close();
	});

	test("is reached by the Tab key, link by link", async () => {
		const { page } = await newPage(browser);
		await page.goto(address);
		const links = await page.locator("a").allTextContents();
		expect(links.length).toBeGreaterThan(3);
		expect(await tabOrder(page)).toEqual(links.map((text) => text.trim()));
		await page.close();
	});

	test("shows where a way breaks without colours", async () => {
		const { page } = await newPage(browser, { forcedColors: "active", viewport: { width: 1100, height: 6000 } });
		await page.goto(address);
		const look = (selector) =>
			page.evaluate((wanted) => {
				const { borderTopStyle, borderTopWidth } = getComputedStyle(document.querySelector(wanted));
				const mark = getComputedStyle(document.querySelector(wanted), "::before").content;
				return [borderTopStyle, borderTopWidth, mark];
			}, selector);
		expect(await look(".step.fine > .box")).toEqual(["solid", "1px", '"✓" / ""']);
		expect(await look(".step.open > .box")).toEqual(["dashed", "2px", '"?" / ""']);
		expect(await look(".step.problem > .box")).toEqual(["solid", "3px", '"✗" / ""']);
		await page.close();
	});

	test("is printed dark on white, whatever is preferred", async () => {
		const { page } = await newPage(browser, { colorScheme: "dark" });
		await page.goto(address);
		await page.emulateMedia({ media: "print" });
		const [color, back] = await page.evaluate(() => {
			const { color, backgroundColor } = getComputedStyle(document.body);
			return [color, backgroundColor];
		});
		expect([color, back]).toEqual(["rgb(31, 35, 40)", "rgb(255, 255, 255)"]);
		expect((await page.pdf()).length).toBeGreaterThan(10_000);
		await page.close();
	});
});
