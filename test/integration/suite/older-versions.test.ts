import { deepStrictEqual, match, strictEqual } from "node:assert";
import {
	commands,
	extensions,
	type Hover,
	type InlayHint,
	languages,
	Position,
	Range,
	type TextDocument,
	type Uri,
	workspace,
} from "vscode";
import { client, discardChanges, open, replace, until, untilFound } from "./editor.ts";

const FORWARD = "zones/db.example.com";
const BACK = "zones/db.192.0.2";

interface GitExtension {
	getAPI(version: 1): { toGitUri(uri: Uri, ref: string): Uri };
}

describe("an older version of a zone file", () => {
	beforeEach(async () => {
		await client();
	});

	afterEach(discardChanges);

	it("tells what is known of the lines that are still there, and nothing of others", async () => {
		const document = await open(FORWARD);
		const older = await olderVersion(document);
		strictEqual(older.languageId, "dns-zone");
		strictEqual(older.getText(), document.getText());
		const first = document.lineAt(0).text;
		await replace(FORWARD, first, `; a line more\n${first}`);
		await replace(FORWARD, "192.0.2.30", "192.0.2.89");
		const lines = older.getText().split("\n");

		const mail = lines.findIndex((line) => /\bMX\b/.test(line));
		const host = new Position(mail, lines[mail]!.search(/\S+$/));
		const [hover, ...more] = await hoversAt(older.uri, host);
		deepStrictEqual(more, []);
		match(textOf(hover!), /example\.com/);
		strictEqual(hover!.range?.start.line, mail);

		const changed = lines.findIndex((line) => line.includes("192.0.2.30"));
		const address = new Position(changed, lines[changed]!.indexOf("192.0.2.30") + 1);
		deepStrictEqual(await hoversAt(older.uri, address), []);
	});

	it("has the hints of the lines that are still there", async () => {
		const document = await open(BACK);
		const older = await olderVersion(document);
		const whole = new Range(0, 0, document.lineCount - 1, 0);
		const before = await until("hints", async () => {
			const found = await hintsIn(document.uri, whole);
			return found.length > 0 ? found : undefined;
		});
		const first = document.lineAt(0).text;
		await replace(BACK, first, `; a line more\n${first}`);
		const places = (hints: InlayHint[]) => hints.map(({ position }) => `${position.line}:${position.character}`);
		deepStrictEqual(places(await hintsIn(older.uri, whole)), places(before));
	});

	it("has no findings", async () => {
		const document = await open(FORWARD);
		const older = await olderVersion(document);
		await replace(FORWARD, "192.0.2.30", "192.0.2.89");
		const line =
			document
				.getText()
				.split("\n")
				.findIndex((one) => one.includes("SOA")) + 1;
		await untilFound(FORWARD, "soa-serial-not-incremented", [line]);
		deepStrictEqual(languages.getDiagnostics(older.uri), []);
	});
});

async function olderVersion({ uri }: TextDocument): Promise<TextDocument> {
	const git = await extensions.getExtension<GitExtension>("vscode.git")!.activate();
	return workspace.openTextDocument(git.getAPI(1).toGitUri(uri, "HEAD"));
}

async function hoversAt(uri: Uri, position: Position): Promise<Hover[]> {
	return commands.executeCommand<Hover[]>("vscode.executeHoverProvider", uri, position);
}

async function hintsIn(uri: Uri, range: Range): Promise<InlayHint[]> {
	return commands.executeCommand<InlayHint[]>("vscode.executeInlayHintProvider", uri, range);
}

function textOf({ contents }: Hover): string {
	return contents.map((content) => (typeof content === "string" ? content : content.value)).join("\n");
}
