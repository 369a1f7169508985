import { ok, strictEqual } from "node:assert";
import { languages, workspace } from "vscode";
import { discardChanges, file, findings, open, replace, until, untilFound } from "./editor.ts";

const FORWARD = "zones/db.example.com";
const REVERSE = "zones/db.192.0.2";
const MAIL = 8;

describe("findings", () => {
	afterEach(discardChanges);

	it("are there for files that nobody has opened", async () => {
		await open("named.conf");
		await untilFound(FORWARD, "ptr-missing", [MAIL]);
		ok(!workspace.textDocuments.some(({ uri }) => uri.toString() === file(FORWARD).toString()));
	});

	it("stand at the address of a mail server that has no PTR", async () => {
		const document = await open(FORWARD);
		strictEqual(document.languageId, "dns-zone");
		const [finding] = await untilFound(FORWARD, "ptr-missing", [MAIL]);
		strictEqual(document.getText(finding?.range), "192.0.2.25");
		ok(finding?.message.includes("192.0.2.25"), finding?.message);
	});

	it("follow what is typed into the other file before it is saved", async () => {
		await open(FORWARD);
		await untilFound(FORWARD, "ptr-missing", [MAIL]);
		await replace(REVERSE, "30        IN", "25        IN  PTR    mail.example.com.\n30        IN");
		await untilFound(FORWARD, "ptr-missing", []);
		await replace(REVERSE, "25        IN  PTR    mail.example.com.\n", "");
		await untilFound(FORWARD, "ptr-missing", [MAIL]);
	});

	it("follow an address that is changed before it is saved", async () => {
		await open(FORWARD);
		await replace(FORWARD, "192.0.2.25", "192.0.2.26");
		await untilFound(FORWARD, "ptr-missing", [MAIL]);
		await replace(REVERSE, "30        IN", "26        IN  PTR    mail.example.com.\n30        IN");
		await untilFound(FORWARD, "ptr-missing", []);
		await replace(FORWARD, "192.0.2.26", "192.0.2.25");
		await untilFound(FORWARD, "ptr-missing", [MAIL]);
		const target = workspace.textDocuments.find(({ uri }) => uri.toString() === file(REVERSE).toString());
		const line = target
			?.getText()
			.split("\n")
			.findIndex((text) => text.startsWith("26"));
		await until("a finding at the PTR whose address is gone", () => {
			return languages.getDiagnostics(file(REVERSE)).find(({ range }) => range.start.line === line);
		});
	});

	it("go when their rule is switched off, and come back", async () => {
		await open(FORWARD);
		await untilFound(FORWARD, "ptr-missing", [MAIL]);
		const settings = workspace.getConfiguration("zoneTrio");
		await settings.update("rules", { "ptr-missing": "off" });
		await untilFound(FORWARD, "ptr-missing", []);
		await settings.update("rules", undefined);
		await untilFound(FORWARD, "ptr-missing", [MAIL]);
		strictEqual(findings(REVERSE, "ptr-missing").length, 0);
	});
});
