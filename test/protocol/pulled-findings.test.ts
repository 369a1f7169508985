import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { DocumentDiagnosticReport, WorkspaceDiagnosticReport } from "vscode-languageserver/node";
import { bundleServer } from "./bundled-server.ts";
import { LanguageClient, TestFolder } from "./language-client.ts";

const FORWARD = `$ORIGIN example.com.
$TTL 3600
@    IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
     IN NS  ns1.example.net.
     IN NS  ns2.example.net.
     IN MX  10 mail
     IN TXT "v=spf1 mx -all"
mail IN A   192.0.2.25
`;
const REVERSE = `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 3600
@  IN SOA ns1.example.net. hostmaster.example.com. 1 7200 3600 1209600 3600
   IN NS  ns1.example.net.
   IN NS  ns2.example.net.
25 IN PTR mail.example.com.
`;
const FILES = { "db.example.com": FORWARD, "db.192.0.2": REVERSE };

/** An editor that asks, and shows nothing that is sent. */
const PULLS = {
	workspace: { configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true } },
	textDocument: { diagnostic: { relatedDocumentSupport: true } },
};

let server: string;
let folder: TestFolder;
let client: LanguageClient;

beforeAll(async () => {
	server = await bundleServer();
});

afterEach(() => {
	client.kill();
	folder.remove();
});

async function start(capabilities?: object): Promise<void> {
	folder = new TestFolder(FILES);
	client = await LanguageClient.start(server, folder, { ...(capabilities && { capabilities }) });
	await client.check();
}

function ofDocument(name: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
	return client.request("textDocument/diagnostic", {
		textDocument: { uri: folder.uri(name) },
		...(previousResultId && { previousResultId }),
	});
}

async function full(name: string) {
	const report = await ofDocument(name);
	if (report.kind !== "full") throw new Error("who knows nothing is told all");
	return report;
}

function rulesIn(items: readonly { readonly code?: number | string }[]): unknown[] {
	return items.map(({ code }) => code);
}

describe("an editor that asks for findings", () => {
	test("is told so, and nothing is sent to it", async () => {
		await start(PULLS);
		expect(client.capabilities.diagnosticProvider).toEqual({
			interFileDependencies: true,
			workspaceDiagnostics: true,
		});
		await client.open("db.192.0.2", REVERSE.replace("mail.example.com.", "mail.example.com"));
		expect(rulesIn((await full("db.192.0.2")).items)).toContain("ptr-target-missing-dot");
		expect(client.published).toEqual([]);
	});

	test("gets what an edit of one file does to another, once", async () => {
		await start(PULLS);
		const before = await full("db.192.0.2");
		expect(rulesIn(before.items)).not.toContain("ptr-not-forward-confirmed");
		expect(await ofDocument("db.192.0.2", before.resultId)).toEqual({ kind: "unchanged", resultId: before.resultId });

		const refreshed = client.refreshed.length;
		await client.open("db.example.com", FORWARD);
		const line = { line: 7, character: 14 };
		await client.change("db.example.com", {
			range: { start: line, end: { line: 7, character: 22 } },
			text: "192.0.2.2",
		});
		const uri = folder.uri("db.192.0.2");
		const now = await ofDocument("db.example.com", before.resultId);
		expect(now.kind).toBe("full");
		expect(Object.keys(now.relatedDocuments ?? {})).toEqual([uri]);
		const after = await full("db.192.0.2");
		expect(after.resultId).not.toBe(before.resultId);
		expect(rulesIn(after.items)).not.toEqual(rulesIn(before.items));
		await expect.poll(() => client.refreshed.slice(refreshed)).toContain("diagnostic");
	});

	test("asks for the whole workspace, and hears of what is as it was that it is", async () => {
		await start(PULLS);
		const all = (ids: { uri: string; value: string }[]) =>
			client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", { previousResultIds: ids });
		await client.open("db.192.0.2", REVERSE.replace("mail.example.com.", "mail.example.com"));
		await full("db.192.0.2");
		const { items } = await all([]);
		expect(items.map(({ uri }) => uri)).toContain(folder.uri("db.192.0.2"));
		const known = items.flatMap(({ uri, resultId }) => (resultId === undefined ? [] : [{ uri, value: resultId }]));
		expect((await all(known)).items.map(({ kind }) => kind)).toEqual(items.map(() => "unchanged"));
		const gone = await all([{ uri: folder.uri("gone"), value: "7" }]);
		expect(gone.items.find(({ uri }) => uri === folder.uri("gone"))).toMatchObject({ kind: "full", items: [] });
	});
});

test("an editor that shows what is sent is not offered to ask", async () => {
	await start();
	expect(client.capabilities.diagnosticProvider).toBeUndefined();
	expect(client.published.length).toBeGreaterThan(0);
});
