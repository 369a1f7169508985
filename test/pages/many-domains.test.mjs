import { afterAll, beforeAll, expect, test } from "vitest";
import { bundleServer } from "../protocol/bundled-server.ts";
import { LanguageClient, TestFolder } from "../protocol/language-client.ts";
import { manyDomains } from "../support/many-domains.ts";
import { openBrowser } from "./browser.mjs";
import { openEditorPage, servePage } from "./editor-page.mjs";

const DOMAINS = 1000;

/** A report of that size is to be there after so many milliseconds, from the question to the picture, on a machine of PACE. */
const PATIENCE = 1000;

/** How often in a millisecond such a machine reads and writes the sample; one that is slow, or busy, does it less often. */
const PACE = 5;

/** On a machine that is busy with other things the best of so many counts; the first that is in time is enough. */
const ATTEMPTS = 8;

/** While one scrolls, nineteen of twenty pictures of the window come within so many milliseconds of the one before. */
const FRAME = 50;

/** Or, where the browser is slower than that with plain text too, so many times what it takes for that. */
const TIMES_PLAIN = 5;

/** A machine that is busy with other things takes longer than a test mostly may; in milliseconds. */
const BUSY = 180_000;

/** So long the machine is tried; in milliseconds. */
const WATCH = 200;

const SAMPLE = JSON.stringify(
	Array.from({ length: 200 }, (_, index) => ({ role: "PTR", names: [{ text: `host${index}.example.com.` }] })),
);

let browser;
let site;
let stop;
let folder;
let client;

beforeAll(async () => {
	folder = new TestFolder(manyDomains(DOMAINS));
	client = await LanguageClient.start(await bundleServer(), folder);
	await client.check();
	site = await servePage();
	({ browser, stop } = await openBrowser());
});

afterAll(async () => {
	client.kill();
	folder.remove();
	await stop();
	await site.stop();
});

test(
	`a report of ${DOMAINS} domains opens fast and scrolls smoothly`,
	async () => {
		let { page, ...times } = await openReport();
		for (let count = 1; count < ATTEMPTS && times.quiet >= PATIENCE; count++) {
			await page.close();
			const next = await openReport();
			page = next.page;
			if (next.quiet < times.quiet) times = next;
		}
		const { request, show, size, quiet } = times;

		const frames = await scrollFrames(page);
		const share = (part) => frames[Math.floor(frames.length * part)];
		const scrolled = await page.evaluate(() => window.scrollY);

		const again = await page.evaluate(
			() =>
				new Promise((resolve) => {
					const begin = performance.now();
					globalThis.postMessage(globalThis.given, "*");
					requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begin)));
				}),
		);
		console.log(
			`${DOMAINS} domains: request ${request.toFixed(0)} ms (${(size / 1e6).toFixed(1)} MB), shown ${show.toFixed(0)} ms, together ${quiet.toFixed(0)} ms on a quiet machine, ` +
				`shown again ${again.toFixed(0)} ms; scrolling ${scrolled} px in ${frames.length} frames: ` +
				`median ${share(0.5).toFixed(0)} ms, 95 % ${share(0.95).toFixed(0)} ms, longest ${frames.at(-1).toFixed(0)} ms`,
		);
		expect(quiet).toBeLessThan(PATIENCE);
		expect(scrolled).toBeGreaterThan(20_000);
		await page.close();
		const plain = await plainFrames();
		expect(share(0.95)).toBeLessThan(Math.max(FRAME, TIMES_PLAIN * plain[Math.floor(plain.length * 0.95)]));
	},
	BUSY,
);

/** Scrolls down a page, and how long each picture of it came after the one before, in milliseconds, the shortest first. */
async function scrollFrames(page) {
	await page.evaluate(() => {
		globalThis.pauses = [];
		let last = performance.now();
		const frame = () => {
			const now = performance.now();
			globalThis.pauses.push(now - last);
			last = now;
			requestAnimationFrame(frame);
		};
		requestAnimationFrame(frame);
	});
	await page.mouse.move(500, 600);
	for (let count = 0; count < 60; count++) {
		await page.mouse.wheel(0, 400);
		await page.waitForTimeout(16);
	}
	return page.evaluate(() => globalThis.pauses.toSorted((one, other) => one - other));
}

/** The same for a page of plain text as long as the report. */
async function plainFrames() {
	const page = await browser.newPage();
	const line = "<p>d00001.example.com. receives mail at mail.d00001.example.com., and 10.0.0.1 leads back</p>";
	await page.setContent(`<!doctype html>${line.repeat(5 * DOMAINS)}`);
	const frames = await scrollFrames(page);
	await page.close();
	return frames;
}

/** Opens the page and shows it the report; how long the request and the picture took, in milliseconds. */
async function openReport() {
	const { page, messages } = await openEditorPage(browser, site.address);
	await expect.poll(async () => (await messages())[0]).toEqual({ kind: "ready" });
	const before = quietness();
	const asked = performance.now();
	const content = await client.request("zoneTrio/mailReport", {});
	const request = performance.now() - asked;
	expect(content.domains).toHaveLength(DOMAINS);
	await page.evaluate((given) => {
		globalThis.given = { kind: "content", content: given };
	}, content);
	const show = await page.evaluate(
		() =>
			new Promise((resolve) => {
				const begin = performance.now();
				globalThis.postMessage(globalThis.given, "*");
				// The picture is there when the task after its frame runs.
				const look = () =>
					document.querySelector(".row")
						? requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begin)))
						: requestAnimationFrame(look);
				look();
			}),
	);
	const quiet = (request + show) * ((before + quietness()) / 2);
	return { page, request, show, quiet, size: JSON.stringify(content).length };
}

/** How fast a program runs now, as part of what it would on a machine of PACE that has nothing else to do; at most 1. */
function quietness() {
	const begin = performance.now();
	let count = 0;
	for (; performance.now() - begin < WATCH; count++) JSON.stringify(JSON.parse(SAMPLE));
	return Math.min(1, count / (performance.now() - begin) / PACE);
}
