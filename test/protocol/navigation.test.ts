import { describe, expect, test } from "vitest";
import type {
	CallHierarchyIncomingCall,
	CallHierarchyItem,
	CallHierarchyOutgoingCall,
	CompletionItem,
	CompletionList,
	DocumentHighlight,
	DocumentLink,
	DocumentSymbol,
	Hover,
	Location,
	LocationLink,
	MarkupContent,
	SelectionRange,
	SignatureHelp,
	SymbolInformation,
} from "vscode-languageserver/node";
import { BACK, DB, FORWARD, MAIL_ADDRESS, MAIL_ZONES, NAMED_CONF, POINTER, REVERSE } from "./mail-zones.ts";
import { client, folder, start } from "./server-session.ts";

/** An editor that understands all that it can be answered with. */
const RICH = {
	capabilities: {
		textDocument: {
			hover: { contentFormat: ["markdown", "plaintext"] },
			definition: { linkSupport: true },
			implementation: { linkSupport: true },
			documentSymbol: { hierarchicalDocumentSymbolSupport: true },
		},
	},
};

/** The target of the MX. */
const TARGET = { line: 4, character: 24 };
/** The owner of the PTR that leads to `www`. */
const WWW_POINTER = { line: 6, character: 1 };

function ask<Answer>(method: string, name: string, position: object, more: object = {}): Promise<Answer> {
	return client.request(`textDocument/${method}`, { textDocument: { uri: folder.uri(name) }, position, ...more });
}

/** Places as `FILE:LINE:COLUMN`, counted from 1. */
function shown(places: readonly Location[]): string[] {
	const root = `${folder.uri("")}/`;
	return places.map(({ uri, range: { start } }) => `${uri.replace(root, "")}:${start.line + 1}:${start.character + 1}`);
}

describe("a hover", () => {
	test("draws the way of mail and links to its records", async () => {
		await start(MAIL_ZONES, RICH);
		const { contents, range } = await ask<Hover & { contents: MarkupContent }>("hover", DB, TARGET);
		expect(contents.kind).toBe("markdown");
		expect(contents.value).toContain("└─ MX 10 mail.example.com.  ✓ ok\n   └─ 192.0.2.25");
		expect(contents.value).toContain("✗ missing: 2.0.192.in-addr.arpa. has no PTR 25");
		expect(contents.value).toContain(`(${folder.uri(DB)}#L8)`);
		expect(range).toEqual({ start: { line: 4, character: 24 }, end: { line: 4, character: 28 } });
	});

	test("is plain text for editors that know no Markdown", async () => {
		await start(MAIL_ZONES);
		const { contents } = await ask<Hover & { contents: MarkupContent }>("hover", DB, TARGET);
		expect(contents.kind).toBe("plaintext");
		expect(contents.value).not.toMatch(/```|\]\(/);
		expect(contents.value).toContain("A db.example.com:8");
	});

	test("follows what is typed in another file", async () => {
		await start(MAIL_ZONES, RICH);
		await client.open(BACK, REVERSE);
		await client.change(BACK, { text: `${REVERSE}${POINTER}` });
		const { contents } = await ask<Hover & { contents: MarkupContent }>("hover", DB, MAIL_ADDRESS.start);
		expect(contents.value).toContain("192.0.2.25 → mail.example.com.  ✓ ok");
	});

	test("is nothing in old sides of comparisons, configurations and files that are not there", async () => {
		await start(MAIL_ZONES, RICH);
		const textDocument = { uri: `git:${folder.uri(DB).slice("file:".length)}?x` };
		for (const method of ["hover", "definition", "implementation"]) {
			expect(await client.request(`textDocument/${method}`, { textDocument, position: TARGET })).toBeNull();
		}
		expect(await client.request("textDocument/documentSymbol", { textDocument })).toBeNull();
		const context = { includeDeclaration: true };
		expect(await client.request("textDocument/references", { textDocument, position: TARGET, context })).toBeNull();
		expect(await ask("hover", "named.conf", { line: 0, character: 7 })).toBeNull();
		expect(await ask("hover", "zones/gone", TARGET)).toBeNull();
		expect(await ask("hover", DB, { line: 999, character: 999 })).toBeNull();
	});
});

describe("navigation", () => {
	test("links what is pointed at with where it leads", async () => {
		await start(MAIL_ZONES, RICH);
		const [link] = await ask<LocationLink[]>("definition", DB, TARGET);
		expect(link).toEqual({
			originSelectionRange: { start: { line: 4, character: 24 }, end: { line: 4, character: 28 } },
			targetUri: folder.uri(DB),
			targetRange: { start: { line: 7, character: 0 }, end: { line: 7, character: 31 } },
			targetSelectionRange: { start: { line: 7, character: 0 }, end: { line: 7, character: 4 } },
		});
	});

	test("gives plain places to editors that know no links", async () => {
		await start(MAIL_ZONES);
		expect(shown(await ask("definition", DB, TARGET))).toEqual([`${DB}:8:1`]);
		expect(shown(await ask("implementation", BACK, WWW_POINTER))).toEqual([`${DB}:9:1`]);
		expect(shown(await ask("implementation", DB, { line: 8, character: 22 }))).toEqual([`${BACK}:7:1`]);
	});

	test("leads from a zone statement to the file of the zone", async () => {
		await start(MAIL_ZONES);
		const second = NAMED_CONF.split("\n")[1]!.indexOf("192");
		expect(shown(await ask("definition", "named.conf", { line: 1, character: second }))).toEqual([`${BACK}:1:1`]);
		expect(await ask("definition", "named.conf", { line: 1, character: 1 })).toBeNull();
	});

	test("links the paths in configurations and includes with their files", async () => {
		const corefile = "example.net {\n  file zones/db.example.net\n}\n";
		const including = `${FORWARD}$INCLUDE hosts.inc\n`;
		const files = { ...MAIL_ZONES, [DB]: including, "zones/hosts.inc": "x A 192.0.2.9\n", Corefile: corefile };
		await start(
			{ ...files, "zones/db.example.net": FORWARD },
			{ capabilities: { textDocument: { documentLink: { tooltipSupport: true } } } },
		);
		const asked = (name: string) =>
			client.request<DocumentLink[]>("textDocument/documentLink", { textDocument: { uri: folder.uri(name) } });
		expect(await asked("named.conf")).toMatchObject([
			{ target: folder.uri(DB), tooltip: `Open ${DB}, the file of example.com.` },
			{ target: folder.uri(BACK), tooltip: `Open ${BACK}, the file of 2.0.192.in-addr.arpa.` },
		]);
		expect(await asked("Corefile")).toEqual([
			{
				range: { start: { line: 1, character: 7 }, end: { line: 1, character: 27 } },
				target: folder.uri("zones/db.example.net"),
				tooltip: "Open zones/db.example.net, the file of example.net.",
			},
		]);
		expect(await asked(DB)).toMatchObject([{ target: folder.uri("zones/hosts.inc") }]);
		expect(await asked("zones/gone")).toEqual([]);
		const old = { uri: `git:${folder.uri(DB).slice("file:".length)}?x` };
		expect(await client.request("textDocument/documentLink", { textDocument: old })).toBeNull();
		const edited = NAMED_CONF.replace("db.example.com", "hosts.inc");
		await client.open("named.conf", NAMED_CONF, "named-conf");
		await client.change("named.conf", { text: edited });
		expect((await asked("named.conf"))[0]).toMatchObject({ target: folder.uri("zones/hosts.inc") });
	});

	test("says nothing of a link to an editor that does not show it", async () => {
		await start(MAIL_ZONES);
		const [link] = await client.request<DocumentLink[]>("textDocument/documentLink", {
			textDocument: { uri: folder.uri("named.conf") },
		});
		expect(Object.keys(link!).sort()).toEqual(["range", "target"]);
	});

	test("finds every mention, with the declarations or without", async () => {
		await start(MAIL_ZONES);
		const mentions = async (includeDeclaration: boolean) =>
			shown(await ask("references", DB, { line: 8, character: 1 }, { context: { includeDeclaration } }));
		expect(await mentions(true)).toEqual([`${BACK}:7:22`, `${DB}:9:1`]);
		expect(await mentions(false)).toEqual([`${BACK}:7:22`]);
	});

	test("leads to who answers for a name, and to its statement", async () => {
		await start(MAIL_ZONES);
		const pointed = { line: 6, character: 24 };
		expect(shown(await ask("declaration", BACK, pointed))).toEqual([`${DB}:2:1`]);
		expect(shown(await ask("typeDefinition", BACK, pointed))).toEqual(["named.conf:1:6"]);
		expect(await ask("declaration", "named.conf", { line: 0, character: 7 })).toBeNull();
	});

	test("highlights a name in its file", async () => {
		await start(MAIL_ZONES);
		const found = await ask<DocumentHighlight[]>("documentHighlight", DB, TARGET);
		expect(found.map(({ range, kind }) => [range.start.line, kind])).toEqual([
			[4, 2],
			[7, 3],
		]);
		expect(await ask("documentHighlight", DB, { line: 4, character: 16 })).toBeNull();
	});

	test("lets selections grow", async () => {
		await start(MAIL_ZONES);
		const asked = (name: string, ...positions: object[]) =>
			client.request<SelectionRange[] | null>("textDocument/selectionRange", {
				textDocument: { uri: folder.uri(name) },
				positions,
			});
		const [first, second] = (await asked(DB, TARGET, { line: 7, character: 1 }))!;
		expect(first!.range).toEqual({ start: { line: 4, character: 24 }, end: { line: 4, character: 28 } });
		expect(first!.parent!.range.start).toEqual({ line: 4, character: 21 });
		expect(second!.range).toEqual({ start: { line: 7, character: 0 }, end: { line: 7, character: 4 } });
		expect(await asked("named.conf", TARGET)).toBeNull();
	});

	test("finds hosts, addresses and zones of the whole workspace", async () => {
		await start(MAIL_ZONES);
		const found = async (query: string) =>
			(await client.request<SymbolInformation[]>("workspace/symbol", { query })).map(
				({ name, containerName, location }) => `${name} | ${containerName} | ${shown([location])[0]}`,
			);
		expect(await found("mail")).toEqual([`mail.example.com. | A in db.example.com | ${DB}:8:1`]);
		expect(await found("192.0.2.30")).toEqual([
			`www.example.com. A 192.0.2.30 | db.example.com | ${DB}:9:1`,
			`30.2.0.192.in-addr.arpa. PTR www.example.com. | db.192.0.2 | ${BACK}:7:1`,
		]);
		expect(await found("zone:")).toHaveLength(2);
	});

	test("draws the way of mail as a tree of calls", async () => {
		await start(MAIL_ZONES);
		const [mail] = await ask<CallHierarchyItem[]>("prepareCallHierarchy", DB, TARGET);
		expect(mail).toMatchObject({ name: "mail.example.com.", uri: folder.uri(DB) });
		const [address] = await client.request<CallHierarchyOutgoingCall[]>("callHierarchy/outgoingCalls", { item: mail });
		expect(address!.to).toMatchObject({ name: "192.0.2.25", detail: "✗ missing · 25.2.0.192.in-addr.arpa." });
		const incoming = await client.request<CallHierarchyIncomingCall[]>("callHierarchy/incomingCalls", { item: mail });
		expect(incoming.map(({ from, fromRanges }) => [from.name, fromRanges[0]!.start.line])).toEqual([
			["example.com.", 4],
		]);
		expect(await ask("prepareCallHierarchy", "named.conf", { line: 0, character: 7 })).toBeNull();
	});

	test("waits until the zones have been read", async () => {
		const many = Object.fromEntries(
			Array.from({ length: 200 }, (_, index) => [`zones/db.z${index}.example.net`, FORWARD]),
		);
		await start({ ...MAIL_ZONES, ...many });
		await client.open(DB, FORWARD);
		expect(shown(await ask("definition", DB, TARGET))).toEqual([`${DB}:8:1`]);
	});
});

describe("an outline", () => {
	const symbolsOf = (name: string) =>
		client.request<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument: { uri: folder.uri(name) } });

	test("is a tree", async () => {
		await start(MAIL_ZONES, RICH);
		const [zone] = await symbolsOf(DB);
		expect(zone?.name).toBe("example.com.");
		expect(zone?.children?.map(({ name }) => name)).toEqual(["@", "ns1", "ns2", "mail", "www", "@", "_dmarc"]);
	});

	test("is a list for editors that know no trees", async () => {
		await start(MAIL_ZONES);
		const [, first] = await symbolsOf(DB);
		expect(first).toMatchObject({ name: "@", containerName: "example.com.", location: { uri: folder.uri(DB) } });
	});

	test("of a hundred thousand lines keeps nobody waiting", async () => {
		const hosts = Array.from(
			{ length: 100_000 },
			(_, host) => `h${host} A 10.${host >> 16}.${(host >> 8) & 255}.${host & 255}\n`,
		);
		await start({ ...MAIL_ZONES, [DB]: `${FORWARD}${hosts.join("")}` }, RICH);
		await client.check();
		const outline = symbolsOf(DB);
		const began = performance.now();
		// It is answered while the outline is still being made.
		await client.zoneOf(BACK);
		const answered = performance.now() - began;
		const symbols = await outline;
		expect(symbols.at(-1)?.detail).toMatch(/ more records are not shown$/);
		expect(answered).toBeLessThan(performance.now() - began);
	});
});

describe("while a record is typed", () => {
	test("its types and then its fields are shown", async () => {
		await start(MAIL_ZONES, RICH);
		await client.open(DB, FORWARD);
		const end = { line: FORWARD.split("\n").length - 1, character: 0 };
		await client.change(DB, { range: { start: end, end }, text: "backup IN " });
		const typing = { ...end, character: 10 };
		const { items } = await ask<CompletionList>("completion", DB, typing);
		expect(items.find(({ label }) => label === "MX")?.detail).toBe("MX <preference> <mail server>");
		await client.change(DB, { range: { start: typing, end: typing }, text: "MX 10 " });
		const help = await ask<SignatureHelp>("signatureHelp", DB, { ...end, character: 16 });
		expect(help.signatures.map(({ label }) => label)).toEqual(["MX <preference> <mail server>"]);
		expect(help.activeParameter).toBe(1);
	});

	test("a host that is offered is told of, and put in place of the word or in front of its rest as the editor can", async () => {
		const completionItem = {
			snippetSupport: true,
			insertReplaceSupport: true,
			documentationFormat: ["markdown", "plaintext"],
		};
		await start(MAIL_ZONES, { capabilities: { textDocument: { completion: { completionItem } } } });
		await client.open(DB, FORWARD);
		const end = { line: FORWARD.split("\n").length - 1, character: 0 };
		await client.change(DB, { range: { start: end, end }, text: "backup IN MX 20 mail" });
		const { items, isIncomplete } = await ask<CompletionList>("completion", DB, { ...end, character: 18 });
		const mail = items.find(({ label }) => label === "mail");
		const start_ = { ...end, character: 16 };
		expect(mail?.textEdit).toEqual({
			newText: "mail",
			insert: { start: start_, end: { ...end, character: 18 } },
			replace: { start: start_, end: { ...end, character: 20 } },
		});
		expect(isIncomplete).toBe(true);
		const { documentation } = await client.request<CompletionItem>("completionItem/resolve", mail!);
		expect((documentation as MarkupContent).value).toContain("192.0.2.25");
	});

	test("no list opens by itself behind a blank, unless hosts or addresses are to be written", async () => {
		await start(MAIL_ZONES);
		await client.open(DB, FORWARD);
		const end = { line: FORWARD.split("\n").length - 1, character: 0 };
		const context = { triggerKind: 2, triggerCharacter: " " };
		await client.change(DB, { range: { start: end, end }, text: "backup " });
		const types = await ask<CompletionList>("completion", DB, { ...end, character: 7 }, { context });
		expect(types.items).toEqual([]);
		await client.change(DB, { range: { start: end, end }, text: "backup MX 10 ;" });
		const hosts = await ask<CompletionList>("completion", DB, { ...end, character: 13 }, { context });
		expect(hosts.items.map(({ label }) => label)).toContain("mail");
	});

	test("nothing is in files that are no zones", async () => {
		await start(MAIL_ZONES, RICH);
		expect((await ask<CompletionList>("completion", NAMED_CONF, TARGET)).items).toEqual([]);
		expect(await ask<SignatureHelp | null>("signatureHelp", NAMED_CONF, TARGET)).toBeNull();
	});
});
