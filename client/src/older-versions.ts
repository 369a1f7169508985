import { diffArrays } from "diff";
import {
	type CancellationToken,
	commands,
	Disposable,
	Hover,
	InlayHint,
	languages,
	Position,
	Range,
	type TextDocument,
	type Uri,
	workspace,
} from "vscode";
import { LANGUAGES } from "./languages.ts";

/** The old sides of comparisons: those of Git, of pull requests and of extensions that show history. */
const OLDER_SCHEMES = ["git", "pr", "review", "gitlens", "git-graph"];

/** Versions that are more unlike than this are not compared line by line. */
const MOST_CHANGES = 2000;

const selector = LANGUAGES.flatMap((language) => OLDER_SCHEMES.map((scheme) => ({ language, scheme })));

/**
 * Tells in an older version of a zone file, at the lines that still are in the file, what is known of them now. Older versions
 * are never read as zones: nothing is found wrong there, and they are no second copies.
 */
export function registerOlderVersions(): Disposable {
	const lines = new SameLines();
	return Disposable.from(
		languages.registerHoverProvider(selector, {
			provideHover: (document, position, token) => hoverAt(lines, document, position, token),
		}),
		languages.registerInlayHintsProvider(selector, {
			provideInlayHints: (document, range, token) => hintsIn(lines, document, range, token),
		}),
	);
}

async function hoverAt(
	lines: SameLines,
	document: TextDocument,
	position: Position,
	token: CancellationToken,
): Promise<Hover | undefined> {
	const file = await presentVersion(document);
	const line = file && lines.between(document, file).get(position.line);
	if (line === undefined || token.isCancellationRequested) return undefined;
	const at = new Position(line, position.character);
	const hovers = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", file!.uri, at);
	const contents = hovers.flatMap((hover) => hover.contents);
	const range = hovers.find((hover) => hover.range)?.range;
	if (contents.length === 0) return undefined;
	return new Hover(contents, range && onLine(range, position.line));
}

function onLine({ start, end }: Range, line: number): Range {
	return new Range(line, start.character, line, end.character);
}

async function hintsIn(
	lines: SameLines,
	document: TextDocument,
	range: Range,
	token: CancellationToken,
): Promise<InlayHint[]> {
	const file = await presentVersion(document);
	if (!file || token.isCancellationRequested) return [];
	const same = lines.between(document, file);
	const older = new Map<number, number>();
	for (let line = range.start.line; line <= range.end.line; line++) {
		const now = same.get(line);
		if (now !== undefined) older.set(now, line);
	}
	const [first] = older.keys();
	if (first === undefined) return [];
	const last = [...older.keys()].at(-1)!;
	const asked = new Range(first, 0, last, file.lineAt(last).text.length);
	const hints = await commands.executeCommand<InlayHint[]>("vscode.executeInlayHintProvider", file.uri, asked);
	return hints.flatMap((hint) => {
		const line = older.get(hint.position.line);
		if (line === undefined) return [];
		const moved = new InlayHint(new Position(line, hint.position.character), hint.label, hint.kind);
		return [Object.assign(moved, { paddingLeft: hint.paddingLeft, paddingRight: hint.paddingRight })];
	});
}

/** The file as it is now of which a document is an older version; undefined where there is none in the workspace. */
async function presentVersion({ uri }: TextDocument): Promise<TextDocument | undefined> {
	const file = fileOf(uri);
	try {
		return file && (await workspace.openTextDocument(file));
	} catch {
		// It was deleted or renamed since.
		return undefined;
	}
}

function fileOf({ path }: Uri): Uri | undefined {
	const folder = workspace.workspaceFolders?.find(({ uri }) => path.startsWith(`${uri.path}/`));
	return folder?.uri.with({ path });
}

/** Which lines of an older version are which lines of the file now; remembered for the pair that was asked for last. */
class SameLines {
	#key = "";
	#same: ReadonlyMap<number, number> = new Map();

	between(older: TextDocument, now: TextDocument): ReadonlyMap<number, number> {
		const key = [older, now].map(({ uri, version }) => `${uri} ${version}`).join("\n");
		if (key !== this.#key) {
			this.#key = key;
			this.#same = sameLines(linesOf(older), linesOf(now));
		}
		return this.#same;
	}
}

function linesOf(document: TextDocument): string[] {
	return document.getText().split(/\r\n|\n|\r/);
}

function sameLines(older: string[], now: string[]): Map<number, number> {
	const same = new Map<number, number>();
	let line = 0;
	let other = 0;
	for (const { added, removed, count } of diffArrays(older, now, { maxEditLength: MOST_CHANGES }) ?? []) {
		for (let at = 0; at < count && !added && !removed; at++) same.set(line + at, other + at);
		if (!added) line += count;
		if (!removed) other += count;
	}
	return same;
}
