import type { Files, PartialSettings } from "./memory-workspace.ts";

/** A finding as a page marks it: lines and columns from 0, `end` behind the last one. */
export interface Mark {
	readonly file: string;
	readonly line: number;
	readonly start: number;
	readonly end: number;
	readonly severity: string;
	/** The message, or its beginning and `…`. */
	readonly message: string;
}

/** One example of a page. */
export interface Example {
	/** Its heading. */
	readonly title: string;
	readonly kind: "wrong" | "right";
	/** The files without their marks. */
	readonly files: Files;
	readonly settings: PartialSettings;
	/** Files that cannot be read, and why. */
	readonly unreadable: Files;
	/** The files as they were published before, where the example shows that. */
	readonly published: Files;
	readonly marks: readonly Mark[];
	/** The files that the fix changes or makes, as they are then; undefined where the page shows no fix. */
	readonly fixed: Files | undefined;
	/** How the title of the fix begins, where the page says which one is meant. */
	readonly fixTitle: string | undefined;
}

/** A page about a rule: text with examples that are true. */
export interface LiteratePage {
	readonly rule: string;
	readonly examples: readonly Example[];
}

interface Section {
	readonly heading: string;
	readonly text: string;
	readonly blocks: readonly CodeBlock[];
}

interface CodeBlock {
	readonly info: string;
	readonly text: string;
}

/**
 * Reads a page of `docs/rules` or `test/rules`. Its name is the rule. Under `## Wrong` and `## Right`
 * (a colon and more may follow) stand whole files in blocks ` ```zone file=NAME`, ` ```conf file=named.conf`,
 * ` ```text file=NAME` for others
 * and, if need be, ` ```json settings`, ` ```unreadable file=NAME` with the reason, and ` ```published file=NAME` with the version before; under `## After the fix` the files that the fix of the `Wrong`
 * before it changes or makes, and perhaps `<!-- fix: how its title begins -->`.
 *
 * A comment line marks what is found in the line above it, by carets under it or by columns from 1:
 * `;   ^^^^ warning: message`, `;< 1-4 warning: message`. It is not part of the file. `{x×300}` stands for 300 times `x`.
 * `line-ends=CRLF`, `line-ends=CR` and `line-ends=none-at-end` behind the name of a file tell what its lines end with.
 */
export function readLiteratePage(rule: string, text: string): LiteratePage {
	const examples: Example[] = [];
	for (const section of sectionsOf(text)) {
		const word = /^(Wrong|Right|After the fix)\b/.exec(section.heading)?.[1];
		if (word === "After the fix") {
			const wrong = examples.pop();
			if (wrong?.kind !== "wrong") throw new Error(`${rule}: "${section.heading}" stands behind no "Wrong"`);
			const fixTitle = /<!-- fix: (.+?) -->/.exec(section.text)?.[1];
			examples.push({ ...wrong, fixed: readFiles(rule, section).files, fixTitle });
		} else if (word !== undefined) {
			const kind = word === "Wrong" ? "wrong" : "right";
			examples.push({
				title: section.heading,
				kind,
				...readFiles(rule, section),
				fixed: undefined,
				fixTitle: undefined,
			});
		}
	}
	return { rule, examples };
}

function sectionsOf(text: string): Section[] {
	const sections: { heading: string; text: string; blocks: CodeBlock[] }[] = [];
	let block: { info: string; lines: string[] } | undefined;
	for (const line of text.split("\n")) {
		const fence = /^```(.*)$/.exec(line);
		const section = sections.at(-1);
		if (block) {
			if (fence) {
				section?.blocks.push({ info: block.info, text: block.lines.map((one) => `${one}\n`).join("") });
				block = undefined;
			} else {
				block.lines.push(line);
			}
		} else if (fence) {
			block = { info: fence[1]!.trim(), lines: [] };
		} else if (line.startsWith("## ")) {
			sections.push({ heading: line.slice(3).trim(), text: "", blocks: [] });
		} else if (section) {
			section.text += `${line}\n`;
		}
	}
	return sections;
}

type ExampleFiles = Pick<Example, "files" | "marks" | "settings" | "unreadable" | "published">;

function readFiles(rule: string, section: Section): ExampleFiles {
	const unreadable: Record<string, string> = {};
	const published: Record<string, string> = {};
	const files: Record<string, string> = {};
	const marks: Mark[] = [];
	let settings: PartialSettings = {};
	for (const { info, text } of section.blocks) {
		const [, file, lineEnds] = /^(?:zone|conf|text) file=(\S+)(?: line-ends=(CRLF|CR|none-at-end))?$/.exec(info) ?? [];
		const refused = /^unreadable file=(\S+)$/.exec(info)?.[1];
		const before = /^published file=(\S+)$/.exec(info)?.[1];
		if (before !== undefined) {
			published[before] = text;
		} else if (refused !== undefined) {
			unreadable[refused] = text.trim();
		} else if (info === "json settings") {
			settings = JSON.parse(text) as PartialSettings;
		} else if (file === undefined) {
			throw new Error(`${rule}: a block of "${section.heading}" is neither a file nor settings: "${info}"`);
		} else {
			files[file] = withLineEnds(withoutMarks(file, text, marks), lineEnds);
		}
	}
	return { files, marks, settings, unreadable, published };
}

/** The text with other line ends than those of the page. */
function withLineEnds(text: string, lineEnds: string | undefined): string {
	if (lineEnds === "none-at-end") return text.replace(/\n$/, "");
	return lineEnds === undefined ? text : text.replaceAll("\n", lineEnds === "CR" ? "\r" : "\r\n");
}

const CARETS = /^;([ \t]*)(\^+) (error|warning|information|hint): (.*)$/;
const COLUMNS = /^;< (\d+)-(\d+) (error|warning|information|hint): (.*)$/;

function withoutMarks(file: string, text: string, marks: Mark[]): string {
	const lines: string[] = [];
	for (const line of text.split("\n")) {
		const at = { file, line: lines.length - 1 };
		const carets = CARETS.exec(line);
		const columns = COLUMNS.exec(line);
		if (carets) {
			const [, blanks, run, severity, message] = carets;
			const marked = lines.at(-1)!;
			const from = screenColumn(`;${blanks}`, blanks!.length + 1);
			const start = characterAt(marked, from);
			marks.push({
				...at,
				start,
				end: characterAt(marked, from + run!.length),
				severity: severity!,
				message: message!,
			});
		} else if (columns) {
			const [, first, last, severity, message] = columns;
			marks.push({ ...at, start: Number(first) - 1, end: Number(last), severity: severity!, message: message! });
		} else {
			lines.push(
				line.replace(/\{(.)×(\d+)\}/g, (_, character: string, times: string) => character.repeat(Number(times))),
			);
		}
	}
	return lines.join("\n");
}

/** The column on a screen of a character of a line; a tab goes to the next multiple of eight. */
function screenColumn(line: string, character: number): number {
	let column = 0;
	for (let at = 0; at < character; at++) column = line[at] === "\t" ? (Math.floor(column / 8) + 1) * 8 : column + 1;
	return column;
}

/** The character of a line that stands at a column of a screen. */
function characterAt(line: string, column: number): number {
	let character = 0;
	while (character < line.length && screenColumn(line, character) < column) character++;
	return character;
}
