import { readIgnore } from "../config/modeline.ts";
import type { Finding } from "../rules/engine/finding.ts";
import { SERVICE_RULES } from "../rules/engine/service-rules.ts";
import type { Action, Edit, Question, TextEdit } from "../rules/fix.ts";
import { entriesFrom, type FileEntry } from "../rules/fixes/file-entries.ts";
import { commentEndOfFile } from "../rules/fixes/line-end-of-file.ts";
import { SYNTAX_SEVERITIES } from "../syntax/syntax-rules.ts";
import { CR } from "../text/char.ts";
import { octetOffset, toText } from "../text/utf8.ts";
import { MODELINE_LINES } from "../workspace/file-facts.ts";
import type { ZoneFile } from "../zone/zone-file.ts";
import { remarkAbove, remarkAtTop } from "./config-remark.ts";
import type { ZoneService } from "./zone-service.ts";

const ABOUT_FINDINGS: ReadonlySet<string> = new Set(SERVICE_RULES.map(({ id }) => id));

/** The ways to have a finding not shown again: at its place, in its file, or anywhere. Each asks for the reason, but the last. */
export function ignoreActions(service: ZoneService, finding: Finding): Action[] {
	const { workspace } = service;
	const { rule, path } = finding;
	const everywhere = { name: "zoneTrio.rules", key: rule, value: "off" } as const;
	const off: Action = { title: `Switch off ${rule} in this workspace`, setting: everywhere };
	const configuration = service.configurationText(path);
	const file = workspace.files.get(path);
	// No comment in the file can speak of the whole text's encoding before it is read, and one about comments helps nobody.
	if ((!file && configuration === undefined) || ABOUT_FINDINGS.has(rule)) return [off];
	const question: Question = {
		prompt: `Why ${rule} is to be ignored here (may be left empty)`,
		example: "the provider has confirmed it",
		kind: "text",
	};
	const fix = (title: string, edits: (reason: string) => readonly Edit[]): Action => ({
		title,
		preferred: false,
		question,
		edits: (answer = "") => edits(answer),
	});
	const here = (reason: string) =>
		file ? ignoreLine(file, finding, reason) : remarkAbove(configuration!, finding, reasonText(reason));
	const inFile = (reason: string) =>
		file ? ignoreFile(file, finding, reason) : remarkAtTop(configuration!, finding, reasonText(reason));
	return [
		fix(`Ignore ${rule} here…`, (reason) => [here(reason)]),
		fix(`Ignore ${rule} in this file…`, (reason) => [inFile(reason)]),
		off,
	];
}

/** A comment behind the entry of the finding, or above it where that has several lines or a comment already. */
function ignoreLine(file: ZoneFile, { rule, range }: Finding, reason: string): TextEdit {
	const entry = entryAt(file, range.start);
	const { index, start, end, comment } = entry;
	const { octets } = file.text.chunks[index]!;
	const present = comment === "" ? undefined : readIgnore(comment);
	const known = present?.scope === "line" ? present.rules.at(-1) : undefined;
	if (known) {
		const at = file.text.position(index, octetOffset(octets, entry.commentAt + 1, end, known.end));
		return { path: file.path, start: at, end: at, text: `, ${rule}` };
	}
	const remark = `; zonetrio-ignore ${rule}${reasonText(reason)}`;
	const text = toText(octets, start, end).trimEnd();
	// What is wrong with the text itself may take a comment for a part of it.
	// And BIND reads a comment on over a lone CR.
	const isAlone = octets[end - 1] === CR;
	const isPlain = comment === "" && text !== "" && !/[\r\n]/.test(text) && !SYNTAX_SEVERITIES.has(rule) && !isAlone;
	if (isPlain) {
		const at = file.text.position(index, endOfText(octets, start, end));
		return { path: file.path, start: at, end: at, text: ` ${remark}` };
	}
	const at = file.text.position(index, start);
	return { path: file.path, start: at, end: at, text: remark + commentEndOfFile(file) };
}

/** A comment of its own behind the comments with which the file begins, so that a modeline stays where it is read. */
function ignoreFile(file: ZoneFile, { rule }: Finding, reason: string): TextEdit {
	let at = { line: 0, character: 0 };
	for (const entry of entriesFrom(file, 0, 0)) {
		const position = file.text.position(entry.index, entry.end);
		if (position.line > MODELINE_LINES || position.character > 0) break;
		const isComment = entry.kind === "empty" && entry.comment !== "";
		if (isComment && (position.line === at.line + 1 || /^\s*zonetrio:/i.test(entry.comment))) at = position;
	}
	return {
		path: file.path,
		start: at,
		end: at,
		text: `; zonetrio-ignore-file ${rule}${reasonText(reason)}${commentEndOfFile(file)}`,
	};
}

function entryAt(file: ZoneFile, position: Finding["range"]["start"]): FileEntry {
	const { index, offset } = file.text.locate(position);
	let last: FileEntry | undefined;
	for (const entry of entriesFrom(file, index, 0)) {
		if (last && (entry.index !== index || entry.start > offset)) break;
		last = entry;
	}
	return (
		last ?? {
			index,
			start: offset,
			end: offset,
			kind: "empty",
			directive: "",
			defaultTtl: -1,
			inheritsBefore: -1,
			comment: "",
			commentAt: -1,
		}
	);
}

/** A reason on one line. */
function reasonText(reason: string): string {
	const line = reason.replace(/\s+/g, " ").trim();
	return line === "" ? "" : ` -- ${line}`;
}

/** The octet behind the last one of an entry that is no blank and no line end. */
function endOfText(octets: Uint8Array, start: number, end: number): number {
	let at = end;
	while (at > start && octets[at - 1]! <= 32) at--;
	return at;
}
