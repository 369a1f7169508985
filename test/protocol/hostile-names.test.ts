import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import { client, startChecked } from "./server-session.ts";

/** What may stand where a name is expected, and would do harm where it is shown as anything but text. */
const NAMES = [
	"<img/src=x\\032onerror=alert\\0401\\041>",
	"\\060script\\062",
	"[x]\\040command:workbench.action.quit\\041",
	"`x`",
	"![x]\\040https://evil.example/x\\041",
	"x|<b>y",
	"&lt;x",
];

const TEXTS = [
	"<img src=x onerror=alert(1)>",
	"[x](command:workbench.action.quit)",
	"``` \\n<script>",
	"https://evil.example/",
];

const ZONE = `$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
@ IN NS ns1
ns1 A 192.0.2.53
${NAMES.map((name, index) => `${name} MX 10 ${name}.mail ; ${TEXTS[index % TEXTS.length]} zonetrio: helo=${name}\n${name}.mail A 192.0.2.${index + 1}\n${name}.a CNAME ${name}\n`).join("")}
${TEXTS.map((text, index) => `t${index} TXT "v=spf1 include:${text} a:${text.replaceAll('"', "")} -all" "${text}"\n`).join("")}`;

const REVERSE = `$TTL 3600
@ IN SOA ns1.example.com. hostmaster.example.com. 1 7200 3600 1209600 3600
@ IN NS ns1.example.com.
${NAMES.map((name, index) => `${index + 1} PTR ${name}.example.com.\n`).join("")}`;

const FILES = { "db.example.com": ZONE, "db.192.0.2": REVERSE };

/** Markdown as an editor may show it that lets everything stand; its parts, those in others too. */
function partsOf(markdown: string): { readonly type: string; readonly href: string | null }[] {
	const reader = new MarkdownIt({ html: true, linkify: true });
	// A name of a file with a dot is no link in an editor.
	reader.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
	const tokens = reader.parse(markdown, {});
	return tokens
		.flatMap((token) => [token, ...(token.children ?? [])])
		.map((token) => ({ type: token.type, href: token.attrGet("href") }));
}

function expectPlain(markdown: string): void {
	for (const { type, href } of partsOf(markdown)) {
		expect([markdown, type]).not.toEqual([markdown, expect.stringMatching(/^(?:html_|image)/)]);
		if (href !== null)
			expect(href).toMatch(
				/^(?:file:\/\/|https:\/\/(?:www\.rfc-editor\.org|github\.com\/zonetrio|www\.iana\.org|datatracker\.ietf\.org))/,
			);
	}
}

/** A place in each word of a text. */
function places(text: string): { line: number; character: number }[] {
	return text
		.split("\n")
		.flatMap((content, line) =>
			[...content.matchAll(/\S+/g)].map(({ index, 0: word }) => ({ line, character: index + (word.length >> 1) })),
		);
}

describe("whatever stands in a zone is text", () => {
	test("in hovers", async () => {
		await startChecked(FILES, { capabilities: { textDocument: { hover: { contentFormat: ["markdown"] } } } });
		let shown = 0;
		for (const [name, text] of Object.entries(FILES)) {
			for (const position of places(text)) {
				const hover = await client.request<{ contents: { value: string } } | null>("textDocument/hover", {
					textDocument: { uri: client.folder.uri(name) },
					position,
				});
				if (!hover) continue;
				shown++;
				expectPlain(hover.contents.value);
			}
		}
		expect(shown).toBeGreaterThan(50);
	});

	test("in the documentation of what is offered", async () => {
		const capabilities = {
			textDocument: {
				completion: {
					completionItem: {
						documentationFormat: ["markdown"],
						snippetSupport: true,
						resolveSupport: { properties: ["documentation"] },
					},
				},
			},
		};
		await startChecked(FILES, { capabilities });
		const typed = `${ZONE}new MX 10 \n`;
		await client.open("db.example.com", typed);
		const line = typed.split("\n").length - 2;
		const answer = await client.request<{ items: Item[] } | Item[]>("textDocument/completion", {
			textDocument: { uri: client.folder.uri("db.example.com") },
			position: { line, character: 10 },
		});
		const items = Array.isArray(answer) ? answer : answer.items;
		expect(items.length).toBeGreaterThan(3);
		for (const item of items) {
			const { documentation } = await client.request<Item>("completionItem/resolve", item);
			if (documentation?.value !== undefined) expectPlain(documentation.value);
			expect(item.command?.command ?? "editor.action.triggerSuggest").toMatch(/^editor\.action\./);
		}
	});

	test("in findings, which are shown as they are, and link to the pages of rules alone", async () => {
		await startChecked(FILES);
		const diagnostics = [...client.shown.values()].flatMap((one) => one.diagnostics);
		expect(diagnostics.length).toBeGreaterThan(10);
		for (const { codeDescription } of diagnostics) {
			if (codeDescription)
				expect(codeDescription.href).toMatch(
					/^https:\/\/github\.com\/zonetrio\/zonetrio\/blob\/main\/docs\/rules\/[a-z0-9-]+\.md$/,
				);
		}
	});

	test("no link in a text leads to a command", async () => {
		await startChecked(FILES);
		for (const name of Object.keys(FILES)) {
			const links = await client.request<{ target?: string }[] | null>("textDocument/documentLink", {
				textDocument: { uri: client.folder.uri(name) },
			});
			for (const { target } of links ?? [])
				expect(target ?? "file:").not.toMatch(/^(?:command|javascript|data|vscode):/);
		}
	});
});

interface Item {
	readonly label: string;
	readonly documentation?: { readonly value: string };
	readonly command?: { readonly command: string };
}
