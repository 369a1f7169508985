// A Chromium for looking at pages, with what tests ask it.
import { mkdtempSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium, installHost, removeFolder } from "../integration/host-install.mjs";
import { startBrowser } from "../integration/web-host.mjs";

const AXE = createRequire(import.meta.url)("axe-core").source;

/** Resolves to `{ browser, stop }`. */
export async function openBrowser() {
	const home = mkdtempSync(join(tmpdir(), "zonetrio-pages-"));
	const browser = await startBrowser(installHost(console.log), findChromium(console.log), home);
	return {
		browser,
		stop: async () => {
			await browser.close();
			removeFolder(home);
		},
	};
}

/** A page that notes in `complaints` what its security policy refused and what its script failed at. */
export async function newPage(browser, options) {
	const page = await browser.newPage(options);
	const complaints = [];
	page.on("console", (message) => {
		if (message.type() === "error") complaints.push(message.text());
	});
	page.on("pageerror", (error) => complaints.push(String(error)));
	return { page, complaints };
}

/** What axe finds in the page, contrast of text (at least 4.5 to 1) included: a line for each element. */
export async function accessibilityFaults(page) {
	await page.evaluate(AXE);
	const { violations } = await page.evaluate(() =>
		globalThis.axe.run(document, {
			runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
		}),
	);
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
	);
}

/** The texts of the elements that the Tab key reaches, in order. */
export async function tabOrder(page, limit = 300) {
	const texts = [];
	for (let count = 0; count < limit; count++) {
		await page.keyboard.press("Tab");
		const text = await page.evaluate(() => {
			const element = document.activeElement;
			if (!element || element === document.body) return null;
			return element.textContent.trim() || element.id;
		});
		if (text === null) return texts;
		texts.push(text);
	}
	return texts;
}

/** How far a page is wider than its window, in pixels. */
export function overflow(page) {
	return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
