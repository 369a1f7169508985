import {
	type CodeAction,
	commands,
	type Diagnostic,
	extensions,
	type Hover,
	languages,
	type MarkdownString,
	Position,
	type Range,
	Uri,
	version,
	window,
	workspace,
} from "vscode";
import type { ZoneTrio } from "../../client/src/extension.ts";
import { answersOf } from "./features.ts";

/** Begins the line with the facts, on the channel of VS Code's log. */
const MARK = "facts of the web suite: ";

const MAIL = "harbour/zones/shared/mail.inc";
const ZONE = "harbour/zones/external/harbour.example.net.zone";
/** The line of ns1 in it, counted from 0. */
const HOST = 14;
const REVERSE = "harbour/zones/shared/192.0.2.rev";

/** Called by VS Code in the worker of the extensions: does what users do, and tells what came of it. Then the window stays as it is, to be looked at. */
export async function run(): Promise<void> {
	const facts = await findOut().catch((error: unknown) => ({
		error: String(error instanceof Error ? error.stack : error),
	}));
	console.log(MARK + JSON.stringify(facts));
	await new Promise(() => {});
}

async function findOut(): Promise<object> {
	const extension = extensions.getExtension<ZoneTrio>("zonetrio.zonetrio")!;
	const began = Date.now();
	const { client, liveDns, mailReport } = await extension.activate();
	await until("the first findings", () => allFindings().length > 0);
	const milliseconds = Date.now() - began;
	const counts = await commands.executeCommand<object>("zoneTrio.checkWorkspace");
	const findings = allFindings();
	const mostAtOnce = await commands.executeCommand<number>("memory.mostAtOnce");

	const mail = await workspace.openTextDocument(file(MAIL));
	await window.showTextDocument(mail);
	const [missing] = await untilFound(MAIL, "ptr-missing", (found) => found.length > 0);
	const hover = await hoverAt(file(MAIL), missing!.range.start);
	const answers = await answersOf(await workspace.openTextDocument(file(ZONE)), new Position(HOST, 0));
	await apply(file(MAIL), missing!.range, "Add PTR");
	const reverse = await workspace.openTextDocument(file(REVERSE));
	const isUnsaved = reverse.isDirty;
	await untilFound(MAIL, "ptr-missing", (found) => found.length === 1);
	const saved = await reverse.save();
	const written = await textOf(REVERSE);

	// A file that no editor has open is changed by others.
	const other = "orchard/zones/db.cider.example.com";
	const before = await textOf(other);
	const ofOther = allFindings().filter((finding) => finding.file === other).length;
	await workspace.fs.writeFile(file(other), new TextEncoder().encode(`${before}x IN MX 10 192.0.2.1\n`));
	await until("the finding of a changed file", () =>
		findingsOf(other).some(({ code }) => ruleOf(code) === "mx-target-is-address"),
	);
	await workspace.fs.writeFile(file(other), new TextEncoder().encode(before));
	await until("what was found before", () => findingsOf(other).length === ofOther);

	// An error that leaves nothing to rely on ends the worker.
	const wasRunning = client.isRunning();
	await commands.executeCommand("memory.failServer");
	await until("the end of the server", () => !client.isRunning());
	await until("the new server", () => client.isRunning());
	await untilFound(MAIL, "ptr-missing", (found) => found.length === 1);

	const lookedUp = (await liveDns.compare("harbour.example.net")) ?? null;
	await commands.executeCommand("zoneTrio.openMailReport");
	const ways = await until("the page of the report", async () => {
		const pause = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 500));
		const shown = await Promise.race([mailReport.read(), pause]);
		return shown && shown.length > 0 ? shown : undefined;
	});
	return {
		...{ version, milliseconds, counts, findings, mostAtOnce, hover, answers },
		...{ isUnsaved, saved, written, wasRunning, lookedUp, ways },
	};
}

function file(name: string): Uri {
	return Uri.joinPath(workspace.workspaceFolders![0]!.uri, name);
}

async function textOf(name: string): Promise<string> {
	return new TextDecoder().decode(await workspace.fs.readFile(file(name)));
}

/** Those of all files, as the command tells them. */
function allFindings() {
	const root = `${workspace.workspaceFolders![0]!.uri.path}/`;
	return languages.getDiagnostics().flatMap(([uri, diagnostics]) =>
		diagnostics.map(({ code, severity, range, message }) => ({
			...{ rule: ruleOf(code), severity, file: uri.path.replace(root, ""), message },
			...{ line: range.start.line + 1, column: range.start.character + 1 },
			...{ endLine: range.end.line + 1, endColumn: range.end.character + 1 },
		})),
	);
}

function findingsOf(name: string): Diagnostic[] {
	return languages.getDiagnostics(file(name));
}

function untilFound(name: string, rule: string, isIt: (found: Diagnostic[]) => boolean): Promise<Diagnostic[]> {
	return until(`${rule} in ${name}`, () => {
		const found = findingsOf(name).filter(({ code }) => ruleOf(code) === rule);
		return isIt(found) ? found : undefined;
	});
}

function ruleOf(code: Diagnostic["code"]): string {
	return String(typeof code === "object" ? code.value : code);
}

async function hoverAt(uri: Uri, at: Position): Promise<string> {
	const hovers = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", uri, at);
	return hovers.flatMap(({ contents }) => contents.map((part) => (part as MarkdownString).value)).join("\n");
}

async function apply(uri: Uri, range: Range, title: string): Promise<void> {
	const action = await until(`the code action ${title}`, async () => {
		const actions = await commands.executeCommand<CodeAction[]>(
			"vscode.executeCodeActionProvider",
			uri,
			range,
			undefined,
			20,
		);
		return actions.find((one) => one.title.startsWith(title));
	});
	await workspace.applyEdit(action.edit!);
}

async function until<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<NonNullable<T>> {
	const end = Date.now() + 20_000;
	for (;;) {
		const answer = await ask();
		if (answer) return answer;
		if (Date.now() > end) throw new Error(`waited 20 s for ${what}; there are ${JSON.stringify(allFindings())}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
