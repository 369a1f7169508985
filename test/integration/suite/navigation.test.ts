import { deepStrictEqual, match, ok, rejects, strictEqual } from "node:assert";
import {
	type CallHierarchyItem,
	type CallHierarchyOutgoingCall,
	commands,
	type DocumentHighlight,
	type Location,
	type LocationLink,
	Position,
	type SelectionRange,
	type SymbolInformation,
	type TextDocument,
	WorkspaceEdit,
	workspace,
} from "vscode";
import { client, discardChanges, file, open, until, untilFound } from "./editor.ts";

const FORWARD = "zones/db.example.com";
const BACK = "zones/db.192.0.2";
const MAIL = 8;

/** Where the host `www`, its address and the last octet of that stand, and the name server in the NS record. */
const WWW = new Position(8, 1);
const ADDRESS = new Position(8, 24);
const LAST_OCTET = new Position(8, 30);
const NAME_SERVER = new Position(2, 23);

/** What is looked at of the answer to `zoneTrio/zoneOfFile`. */
interface ZonesOfFile {
	readonly zones: readonly { readonly configuration?: string }[];
}

describe("navigation and renaming", () => {
	afterEach(discardChanges);

	const opened = async (): Promise<TextDocument> => {
		await client();
		const document = await open(FORWARD);
		await untilFound(FORWARD, "ptr-missing", [MAIL]);
		return document;
	};
	const renamed = (document: TextDocument, position: Position, name: string) =>
		commands.executeCommand<WorkspaceEdit>("vscode.executeDocumentRenameProvider", document.uri, position, name);

	it("Rename Symbol renames a host in both zones", async () => {
		const document = await opened();
		const prepared = await commands.executeCommand<{ placeholder: string }>(
			"vscode.prepareRename",
			document.uri,
			NAME_SERVER,
		);
		strictEqual(prepared.placeholder, "ns1");
		ok(await workspace.applyEdit(await renamed(document, NAME_SERVER, "ns3")));
		match(document.getText(), /^@ {9}IN {2}SOA {4}ns3 hostmaster \d+ .*\n {10}IN {2}NS {5}ns3$/m);
		match(document.getText(), /^ns3 {7}IN {2}A {6}192\.0\.2\.2$/m);
		const back = await workspace.openTextDocument(file(BACK));
		match(back.getText(), /^2 {9}IN {2}PTR {4}ns3\.example\.com\.$/m);
		match(back.getText(), /SOA {4}ns3\.example\.com\. /);
		await rejects(async () => renamed(document, WWW, "mail"), /mail\.example\.com\. has records already/);
	});

	it("Rename Symbol renumbers an address", async () => {
		const document = await opened();
		ok(await workspace.applyEdit(await renamed(document, ADDRESS, "192.0.2.31")));
		match(document.getText(), /^www {7}IN {2}A {6}192\.0\.2\.31$/m);
		match((await workspace.openTextDocument(file(BACK))).getText(), /^31 {8}IN {2}PTR {4}www\.example\.com\.$/m);
	});

	it("a zone file that is renamed is found by named.conf", async () => {
		await opened();
		const moved = file("zones/192.0.2.rev");
		const move = async (from: typeof moved, to: typeof moved) => {
			const edit = new WorkspaceEdit();
			edit.renameFile(from, to);
			ok(await workspace.applyEdit(edit));
		};
		const configuration = await workspace.openTextDocument(file("named.conf"));
		await move(file(BACK), moved);
		try {
			ok(configuration.getText().includes("zones/192.0.2.rev"), configuration.getText());
			await until("the zone of the file that has moved", async () => {
				const asked = { uri: moved.toString() };
				const { zones } = await (await client()).sendRequest<ZonesOfFile>("zoneTrio/zoneOfFile", asked);
				return zones.some(({ configuration }) => configuration?.endsWith("named.conf")) || undefined;
			});
		} finally {
			await move(moved, file(BACK));
		}
		ok(configuration.getText().includes("zones/db.192.0.2"), configuration.getText());
		await configuration.save();
		await untilFound(FORWARD, "ptr-missing", [MAIL]);
	});

	it("leads to who answers for a name and to its statement, and marks it", async () => {
		const document = await opened();
		const led = async (way: string) => {
			const [place] = await commands.executeCommand<(Location | LocationLink)[]>(way, document.uri, WWW);
			ok(place);
			return "targetUri" in place ? place.targetUri : place.uri;
		};
		deepStrictEqual((await led("vscode.executeDeclarationProvider")).path, document.uri.path);
		deepStrictEqual((await led("vscode.executeTypeDefinitionProvider")).path, file("named.conf").path);
		const marked = await commands.executeCommand<DocumentHighlight[]>(
			"vscode.executeDocumentHighlights",
			document.uri,
			NAME_SERVER,
		);
		deepStrictEqual(
			marked.map(({ range }) => range.start.line).sort((one, other) => one - other),
			[1, 2, 5],
		);
		const [grown] = await commands.executeCommand<SelectionRange[]>(
			"vscode.executeSelectionRangeProvider",
			document.uri,
			[LAST_OCTET],
		);
		strictEqual(document.getText(grown?.range), "30");
	});

	it("finds addresses in the workspace, and shows the way of mail as a tree", async () => {
		const document = await opened();
		const found = await commands.executeCommand<SymbolInformation[]>(
			"vscode.executeWorkspaceSymbolProvider",
			"192.0.2.30",
		);
		ok(found.some(({ name }) => name === "30.2.0.192.in-addr.arpa. PTR www.example.com."));
		const names: string[] = [];
		const roots = await commands.executeCommand<CallHierarchyItem[]>("vscode.prepareCallHierarchy", document.uri, WWW);
		for (let item = roots[0]; item && names.length < 4; ) {
			names.push(item.name);
			const calls: CallHierarchyOutgoingCall[] = await commands.executeCommand("vscode.provideOutgoingCalls", item);
			item = calls[0]?.to;
		}
		deepStrictEqual(names, ["www.example.com.", "192.0.2.30", "30.2.0.192.in-addr.arpa.", "www.example.com."]);
	});
});
