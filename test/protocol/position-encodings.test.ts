import { describe, expect, test } from "vitest";
import type {
	CodeAction,
	CompletionList,
	Hover,
	Location,
	Position,
	Range,
	SemanticTokens,
	SymbolInformation,
	TextEdit,
	WorkspaceEdit,
} from "vscode-languageserver/node";
import { client, connect, folder, layOut } from "./server-session.ts";

type Unit = "utf-8" | "utf-16" | "utf-32";

const LENGTH: Readonly<Record<Unit, (text: string) => number>> = {
	"utf-8": (text) => Buffer.byteLength(text),
	"utf-16": (text) => text.length,
	"utf-32": (text) => Array.from(text).length,
};

const ZONE = `$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1 hostmaster 1 3600 600 86400 300
@ IN NS ns1
ns1 IN A 192.0.2.1
mail IN A 192.0.2.25
grün😀 IN MX 10 mail ; spam
€ IN ( A 192.0.2.25 ) ; zonetrio-ignore soa-mail
`;

const REVERSE = `$TTL 3600
@ IN SOA ns1.example.com. hostmaster.example.com. 1 3600 600 86400 300
@ IN NS ns1.example.com.
1 IN PTR ns1.example.com.
`;

const CONFIGURATION = `/* grün😀 */ zone "example.com" { type primary; file "db.example.com"; };
/* € */ zone "2.0.192.in-addr.arpa" { type primary; file "db.192.0.2"; };
/* 😀é */ zone "example.org" { type primary; file "db.example.org"; };
`;

/** An editor that counts columns in one of the units, and whose documents are the files of the folder. */
class Editor {
	readonly unit: Unit;
	readonly texts: Record<string, string> = {
		"db.example.com": ZONE,
		"db.192.0.2": REVERSE,
		"named.conf": CONFIGURATION,
	};

	constructor(unit: Unit) {
		this.unit = unit;
	}

	async start(): Promise<void> {
		layOut(this.texts);
		await connect({ capabilities: { general: { positionEncodings: [this.unit] } }, commands: [] });
		await client.open("db.example.com", ZONE);
		await client.open("named.conf", CONFIGURATION, "named-conf");
		await client.check();
	}

	/** Where a part of a text stands, and behind it. */
	rangeOf(name: string, part: string): Range {
		const text = this.texts[name]!;
		const at = text.indexOf(part);
		if (at < 0) throw new Error(`${name} has no ${part}`);
		return { start: this.#position(text, at), end: this.#position(text, at + part.length) };
	}

	textAt(name: string, { start, end }: Range): string {
		const text = this.texts[name]!;
		return text.slice(this.#offset(text, start), this.#offset(text, end));
	}

	ask<Answer>(method: string, name: string, more: object): Promise<Answer> {
		return client.request(`textDocument/${method}`, { textDocument: { uri: folder.uri(name) }, ...more });
	}

	/** The texts after an edit. */
	edited({ documentChanges }: WorkspaceEdit): Record<string, string> {
		const texts = { ...this.texts };
		for (const change of documentChanges ?? []) {
			if (!("edits" in change)) continue;
			const name = change.textDocument.uri.slice(folder.uri("").length).replace(/^\//, "");
			texts[name] = this.#applied(texts[name]!, change.edits as TextEdit[]);
		}
		return texts;
	}

	#applied(text: string, edits: readonly TextEdit[]): string {
		const placed = edits.map(({ range, newText }) => ({
			start: this.#offset(text, range.start),
			end: this.#offset(text, range.end),
			newText,
		}));
		placed.sort((one, other) => other.start - one.start);
		return placed.reduce((all, { start, end, newText }) => all.slice(0, start) + newText + all.slice(end), text);
	}

	#position(text: string, offset: number): Position {
		const lines = text.slice(0, offset).split("\n");
		return { line: lines.length - 1, character: LENGTH[this.unit](lines.at(-1)!) };
	}

	#offset(text: string, { line, character }: Position): number {
		const lines = text.split("\n");
		const before = lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0);
		for (let units = 0; units <= lines[line]!.length; units++) {
			const isWithinPair = /[\ud800-\udbff]$/.test(lines[line]!.slice(0, units));
			if (!isWithinPair && LENGTH[this.unit](lines[line]!.slice(0, units)) === character) return before + units;
		}
		throw new Error(`${line}:${character} is within a character, or behind the end of its line`);
	}
}

/** What an editor is told, as the texts at the places that are named. */
async function told(editor: Editor): Promise<Record<string, unknown>> {
	const zone = "db.example.com";
	const inMx = { position: editor.rangeOf(zone, "ail ; spam").start };
	const hover = await editor.ask<Hover>("hover", zone, inMx);
	const references = await editor.ask<Location[]>("references", zone, {
		...inMx,
		context: { includeDeclaration: true },
	});
	const symbols = await editor.ask<SymbolInformation[]>("documentSymbol", zone, {});
	const completion = await editor.ask<CompletionList>("completion", zone, inMx);
	const tokens = await editor.ask<SemanticTokens>("semanticTokens/full", zone, {});
	const ofAddress = await client.codeActions(zone, editor.rangeOf(zone, "192.0.2.25\n"));
	const pointer = ofAddress.find(({ title }) => title.startsWith("Add PTR"));
	const ofOwner = await client.codeActions(zone, editor.rangeOf(zone, "€"));
	const ignored = ofOwner.find(({ title }) => title.startsWith("Ignore"));
	const renamed = await editor.ask<WorkspaceEdit>("rename", zone, { ...inMx, newName: "post" });
	const inStatement = { position: editor.rangeOf("named.conf", 'le.com"').start };
	const links = await editor.ask<{ range: Range }[]>("documentLink", "named.conf", {});
	return {
		findings: findingsIn(editor, zone),
		configuration: findingsIn(editor, "named.conf"),
		hover: editor.textAt(zone, hover.range!),
		references: references.map(({ uri, range }) => (uri.endsWith(zone) ? editor.textAt(zone, range) : uri)),
		symbols: symbols.map(({ name, location }) => [name, editor.textAt(zone, location.range)]),
		completion: completion.items.map(({ label, textEdit }) => [
			label,
			textEdit && "range" in textEdit && editor.textAt(zone, textEdit.range),
		]),
		tokens: tokenTexts(editor, zone, tokens.data),
		pointer: await editOf(editor, pointer),
		ignored: await editOf(editor, ignored),
		renamed: editor.edited(renamed),
		definition: await editor.ask("definition", "named.conf", inStatement),
		links: links.map(({ range }) => editor.textAt("named.conf", range)),
	};
}

function findingsIn(editor: Editor, name: string): string[] {
	const { diagnostics } = client.shown.get(folder.uri(name)) ?? { diagnostics: [] };
	return diagnostics.map(({ range, code }) => `${code}: ${editor.textAt(name, range)}`).sort();
}

async function editOf(editor: Editor, action: CodeAction | undefined): Promise<unknown> {
	return action && editor.edited(await client.editOf(action));
}

function tokenTexts(editor: Editor, name: string, data: readonly number[]): string[] {
	const texts: string[] = [];
	let line = 0;
	let character = 0;
	for (let at = 0; at < data.length; at += 5) {
		const [lines, characters, length] = data.slice(at, at + 3) as [number, number, number];
		character = lines === 0 ? character + characters : characters;
		line += lines;
		texts.push(editor.textAt(name, { start: { line, character }, end: { line, character: character + length } }));
	}
	return texts;
}

describe("an editor that counts columns in other units is told the same", () => {
	async function allTold(unit: Unit): Promise<Record<string, unknown>> {
		const editor = new Editor(unit);
		await editor.start();
		expect(client.capabilities.positionEncoding).toBe(unit);
		const uri = folder.uri("");
		const answers = JSON.parse(JSON.stringify(await told(editor)).replaceAll(uri, "folder"));
		// A part of a line behind wide characters gives way to others, then what is behind those.
		const first = editor.rangeOf("db.example.com", "mail ; spam");
		await client.change("db.example.com", { range: first, text: "pöst😀 ; ignore" });
		editor.texts["db.example.com"] = ZONE.replace("mail ; spam", "pöst😀 ; ignore");
		const second = editor.rangeOf("db.example.com", "😀 ; ignore");
		await client.change("db.example.com", { range: second, text: "é" });
		editor.texts["db.example.com"] = ZONE.replace("mail ; spam", "pösté");
		const statement = editor.rangeOf("named.conf", "db.192.0.2");
		await client.change("named.conf", { range: statement, text: "db.10" });
		editor.texts["named.conf"] = CONFIGURATION.replace("db.192.0.2", "db.10");
		await client.check();
		const tokens = await editor.ask<SemanticTokens>("semanticTokens/full", "db.example.com", {});
		const edited = {
			findings: findingsIn(editor, "db.example.com"),
			configuration: findingsIn(editor, "named.conf"),
			tokens: tokenTexts(editor, "db.example.com", tokens.data),
		};
		client.kill();
		folder.remove();
		return { ...answers, edited };
	}

	test("at every place", { timeout: 120_000 }, async () => {
		const known = await allTold("utf-16");
		expect(known).toMatchObject({
			hover: "mail",
			references: ["mail", "mail"],
			links: ["db.example.com", "db.192.0.2"],
			tokens: expect.arrayContaining(["grün😀", "192.0.2.25"]),
			renamed: { "db.example.com": expect.stringContaining("grün😀 IN MX 10 post") },
			ignored: { "db.example.com": expect.stringContaining("; zonetrio-ignore soa-mail, non-ascii-name\n") },
			pointer: { "db.192.0.2": expect.stringMatching(/25\s+IN\s+PTR/) },
			edited: { tokens: expect.arrayContaining(["pösté"]) },
		});
		expect(await allTold("utf-8")).toEqual(known);
		expect(await allTold("utf-32")).toEqual(known);
	});
});

test.each([
	[undefined, "utf-16"],
	[[], "utf-16"],
	[["utf-7", "utf-32", "utf-8"], "utf-32"],
	[["utf-8", "utf-16"], "utf-8"],
])("of the encodings %j, %s is taken", async (positionEncodings, taken) => {
	layOut({});
	await connect({ capabilities: { general: positionEncodings && { positionEncodings } } });
	expect(client.capabilities.positionEncoding).toBe(taken);
});
