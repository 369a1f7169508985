import "@vscode-elements/elements/dist/vscode-badge/index.js";
import "@vscode-elements/elements/dist/vscode-checkbox/index.js";
import "@vscode-elements/elements/dist/vscode-icon/index.js";
import "@vscode-elements/elements/dist/vscode-textfield/index.js";
import "@vscode-elements/elements/dist/vscode-toolbar-button/index.js";
import type { VscodeCheckbox } from "@vscode-elements/elements/dist/vscode-checkbox/index.js";
import type { VscodeTextfield } from "@vscode-elements/elements/dist/vscode-textfield/index.js";
import { type FromPage, type ReportContent, toPage } from "../src/mail-report-messages.ts";
import { rememberedState, vscode } from "./page-state.ts";
import { RowList } from "./row-list.ts";
import { filled, words } from "./words.ts";

/** Scrolling is remembered when it has ended for so long; in milliseconds. */
const PAUSE = 200;

/** So many pictures of the window are made until the place of a page that is made again is right. */
const SCROLL_STEPS = 8;

const filter = byId<VscodeTextfield>("filter");
const onlyProblems = byId<VscodeCheckbox>("only-problems");
const state = byId("state");
const domains = new RowList(byId("domains"));
const senders = new RowList(byId("senders"));
const style = new CSSStyleSheet();
/** What a row says, in lower case, for the filter. */
const texts = new WeakMap<Element, string>();
let content: ReportContent | undefined;
let failure: string | undefined;
let pause: number | undefined;
let { top } = rememberedState();

filter.label = words.filter;
filter.value = rememberedState().filter;
onlyProblems.checked = rememberedState().onlyProblems;
// Behind the style of the page: where both say something, that of the report counts.
document.adoptedStyleSheets.push(style);

window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
	const message = toPage(data);
	if (message?.kind === "busy") document.body.setAttribute("aria-busy", "true");
	if (message?.kind === "content") show(message.content);
	if (message?.kind === "failed") fail(message.reason);
	if (message?.kind === "read") tell({ kind: "shown", ways: shownWays() });
});
filter.addEventListener("input", filterChanged);
onlyProblems.addEventListener("change", filterChanged);
window.addEventListener("scroll", rememberSoon, { passive: true });
document.addEventListener("click", ({ target }) => {
	const button = target instanceof Element ? target.closest<HTMLElement>("button[data-uri]") : null;
	const { uri, line, character } = button?.dataset ?? {};
	if (uri !== undefined) tell({ kind: "open", uri, line: Number(line), character: Number(character) });
});
byId("skip").addEventListener("click", (event) => {
	event.preventDefault();
	byId("main").focus();
});
byId("refresh").addEventListener("click", () => tell({ kind: "refresh" }));
byId("copy").addEventListener("click", () => tell({ kind: "copy" }));
byId("export-html").addEventListener("click", () => tell({ kind: "export", format: "html" }));
byId("export-markdown").addEventListener("click", () => tell({ kind: "export", format: "markdown" }));
tell({ kind: "ready" });

function show(report: ReportContent): void {
	const isFirst = content === undefined;
	const before = content;
	content = report;
	failure = undefined;
	if (before?.style !== report.style) style.replaceSync(report.style);
	if (before?.head !== report.head) byId("head").innerHTML = report.head;
	if (before?.words !== report.words) byId("words").innerHTML = report.words;
	domains.update(report.domains);
	senders.update(report.senders);
	document.body.removeAttribute("aria-busy");
	applyFilter();
	if (isFirst && top) scrollToPlace(top);
}

function fail(reason: string): void {
	document.body.removeAttribute("aria-busy");
	failure = reason;
	applyFilter();
}

function filterChanged(): void {
	applyFilter();
	rememberSoon();
}

function applyFilter(): void {
	const shown = filterRows(domains) + filterRows(senders);
	const all = (content?.domains.length ?? 0) + (content?.senders.length ?? 0);
	byId("domains-part").hidden = !isAnyShown(domains);
	byId("senders-part").hidden = !isAnyShown(senders);
	byId("words-part").hidden = shown === 0;
	byId("shown-count").textContent = shown === all ? `${all}` : filled(words.count, shown, all);
	state.textContent = stateText(shown, all);
}

function stateText(shown: number, all: number): string {
	if (failure !== undefined) return filled(words.failed, failure);
	if (!content) return "";
	if (all === 0) return words.noMail;
	if (shown === 0) return filter.value === "" ? words.noProblems : words.noMatch;
	const { left } = content;
	const text = shown === all ? filled(words.allShown, all) : filled(words.someShown, shown, all);
	return left > 0 ? filled(words.left, text, left) : text;
}

/** Hides what is not asked for; how many rows are left. */
function filterRows(rows: RowList): number {
	const wanted = filter.value.trim().toLowerCase();
	let shown = 0;
	for (const [, element] of rows.entries()) {
		const isShown =
			(!onlyProblems.checked || element.dataset["verdict"] === "problem") &&
			(wanted === "" || textOf(element).includes(wanted));
		if (element.hidden === isShown) element.hidden = !isShown;
		if (isShown) shown++;
	}
	return shown;
}

function isAnyShown(rows: RowList): boolean {
	for (const [, element] of rows.entries()) {
		if (!element.hidden) return true;
	}
	return false;
}

function textOf(element: HTMLElement): string {
	let text = texts.get(element);
	if (text === undefined) {
		text = element.textContent.toLowerCase();
		texts.set(element, text);
	}
	return text;
}

function shownWays(): string[] {
	return [...document.querySelectorAll(".row:not([hidden]) .steps")].map((steps) => steps.ariaLabel ?? "");
}

function rememberSoon(): void {
	clearTimeout(pause);
	pause = setTimeout(() => {
		top = topRow();
		vscode.setState({ filter: filter.value, onlyProblems: onlyProblems.checked, top });
	}, PAUSE);
}

function topRow(): typeof top {
	if (window.scrollY === 0) return undefined;
	for (const rows of [domains, senders]) {
		for (const [key, element] of rows.entries()) {
			const { bottom, top: edge } = element.getBoundingClientRect();
			if (!element.hidden && bottom > 0) return { key, above: -edge };
		}
	}
	return undefined;
}

/** Rows have their height only when they have been seen, so the place is found in some steps. */
function scrollToPlace(place: NonNullable<typeof top>, stepsLeft = SCROLL_STEPS): void {
	const { key, above } = place;
	for (const rows of [domains, senders]) {
		for (const [own, element] of rows.entries()) {
			if (own !== key) continue;
			window.scrollBy(0, element.getBoundingClientRect().top + above);
			if (stepsLeft > 0) requestAnimationFrame(() => scrollToPlace(place, stepsLeft - 1));
		}
	}
}

function tell(message: FromPage): void {
	vscode.postMessage(message);
}

function byId<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
	const element = document.getElementById(id);
	if (!element) throw new Error(`the page has no ${id}`);
	return element as Kind;
}
