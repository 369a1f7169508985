import { createHash } from "node:crypto";
import { type DefaultTreeAdapterTypes, type ParserError, parse } from "parse5";
import { describe, expect, test } from "vitest";
import type { MailOverview } from "../../../../server/src/features/report/mail-overview.ts";
import { reportPageSteps } from "../../../../server/src/features/report/report-page.ts";
import { STATUS_WORDS } from "../../../../server/src/features/status-words.ts";
import { atOnce } from "../../../../server/src/text/at-once.ts";
import { HOSTILE_TEXTS, hostileOverviews } from "./hostile-names.ts";
import { EVERY_STATUS, overviewOf } from "./overview-of.ts";

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

describe("the page of a report", () => {
	const overview = overviewOf(EVERY_STATUS);
	const page = parsed(overview);

	test("is HTML without mistakes", () => {
		expect(page.errors).toEqual([]);
	});

	test("allows its own style and nothing else", () => {
		const [policy] = page
			.all("meta")
			.filter((element) => attribute(element, "http-equiv") === "Content-Security-Policy");
		const [style, ...others] = page.all("style");
		const hash = createHash("sha256").update(textOf(style!)).digest("base64");
		expect(others).toEqual([]);
		expect(attribute(policy!, "content")).toBe(
			`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
		);
		expect(page.all("script")).toEqual([]);
		expect(page.elements.filter((element) => attribute(element, "style") !== undefined)).toEqual([]);
		expect(page.elements.flatMap((element) => attribute(element, "src") ?? [])).toEqual([]);
	});

	test("has a row for each domain, and in it each mail host", () => {
		const rows = page.all("article").slice(0, overview.domains.length);
		expect(rows.map((row) => textOf(page.within(row, "h3")[0]!))).toEqual(
			overview.domains.map(({ domain, verdict }) => `${domain} ${VERDICTS[verdict]}`),
		);
		for (const [index, { hosts }] of overview.domains.entries()) {
			const text = textOf(rows[index]!);
			for (const { host } of hosts) expect(text).toContain(host);
		}
	});

	test("has every status, and says what it means", () => {
		const words = page.all("dt").map(textOf);
		for (const [status, { meaning }] of Object.entries(STATUS_WORDS)) {
			expect(words).toContain(status);
			expect(textOf(page.root).toLowerCase()).toContain(meaning.toLowerCase());
		}
	});

	test("has for each picture a text that says where the way breaks", () => {
		const pictures = page.all("ol");
		expect(pictures.length).toBe(overview.domains.length + overview.senders.length);
		const texts = pictures.map((picture) => attribute(picture, "aria-label"));
		expect(texts).toContain(
			"Mail for missing.example.com. through missing-host.example.com., 192.0.2.4: breaks at “PTR at” (missing)",
		);
		expect(texts.every((text) => text !== undefined && text.length > 10)).toBe(true);
	});

	test("marks the step that breaks by its word", () => {
		const broken = page.all("li").filter((element) => attribute(element, "class") === "step problem");
		expect(broken.length).toBeGreaterThan(3);
		for (const step of broken) expect(page.within(step, "strong").map(textOf)).toHaveLength(1);
	});

	test("has one main part, headings in order, and links that lead somewhere", () => {
		expect(page.all("main")).toHaveLength(1);
		expect(page.all("h1")).toHaveLength(1);
		const ids = page.elements.flatMap((element) => attribute(element, "id") ?? []);
		expect(new Set(ids).size).toBe(ids.length);
		for (const link of page.all("a")) expect(ids).toContain(attribute(link, "href")!.slice(1));
	});

	test("says where a record is written", () => {
		expect(textOf(page.root)).toContain("db.example.com:18");
	});

	test("without mail says so", () => {
		expect(textOf(parsed(overviewOf({})).root)).toContain("No domain here has mail");
	});
});

describe("names that look like HTML", () => {
	const plain = parsed(overviewOf({ ...EVERY_STATUS }));
	const tags = new Set(plain.elements.map(({ tagName }) => tagName));
	const attributes = new Set(plain.elements.flatMap(({ attrs }) => attrs.map(({ name }) => name)));

	test.each(hostileOverviews().map((overview, index) => [HOSTILE_TEXTS[index]!, overview] as const))(
		"are text: %s",
		(text, overview) => {
			expect(overview.domains).toHaveLength(1);
			const page = parsed(overview);
			expect(page.errors).toEqual([]);
			const strange = page.elements.filter(({ tagName }) => !tags.has(tagName) && tagName !== "bdi");
			expect(strange.map(({ tagName }) => tagName)).toEqual([]);
			const names = page.elements.flatMap(({ attrs }) => attrs.map(({ name }) => name));
			expect(names.filter((name) => !attributes.has(name))).toEqual([]);
			expect(textOf(page.root).toLowerCase()).toContain(`${text.toLowerCase()}.host.example.com.`);
			expect(textOf(page.all("bdi")[0]!)).toBe(text);
		},
	);

	test("and characters that turn the direction of writing do not reach the page", () => {
		const [domain] = overviewOf(EVERY_STATUS).domains;
		const overview = { ...overviewOf({}), domains: [{ ...domain!, view: "a\u202eb\u0000\u2067c" }] };
		expect(textOf(parsed(overview).all("bdi")[0]!)).toBe("a\ufffdb\ufffd\ufffdc");
	});
});

const VERDICTS = { problem: "problem", open: "not known", fine: "ok" };

class Page {
	readonly errors: string[] = [];
	readonly root: Node;
	readonly elements: Element[];

	constructor(text: string) {
		const onParseError = ({ code, startLine }: ParserError) => this.errors.push(`${startLine}: ${code}`);
		const document = parse(text, { onParseError, sourceCodeLocationInfo: true });
		this.root = document.childNodes.find(({ nodeName }) => nodeName === "html")!;
		this.elements = elementsOf(this.root);
	}

	all(tag: string): Element[] {
		return this.elements.filter(({ tagName }) => tagName === tag);
	}

	within(element: Element, tag: string): Element[] {
		return elementsOf(element).filter(({ tagName }) => tagName === tag);
	}
}

function parsed(overview: MailOverview): Page {
	return new Page(atOnce(reportPageSteps(overview, (path) => path.replace("/w/", ""))));
}

function elementsOf(node: Node): Element[] {
	const own = "tagName" in node ? [node] : [];
	return [...own, ...("childNodes" in node ? node.childNodes.flatMap(elementsOf) : [])];
}

function textOf(node: Node): string {
	if ("value" in node) return node.value;
	return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

function attribute({ attrs }: Element, name: string): string | undefined {
	return attrs.find((one) => one.name === name)?.value;
}
