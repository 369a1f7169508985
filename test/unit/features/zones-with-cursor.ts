import { expect } from "vitest";
import { hover } from "../../../server/src/features/hover/hover.ts";
import { markdown, plainText } from "../../../server/src/features/hover/hover-text.ts";
import { locate } from "../../../server/src/features/places/locate.ts";
import type { Located } from "../../../server/src/features/places/located.ts";
import type { Location } from "../../../server/src/features/places/location.ts";
import type { Range } from "../../../server/src/rules/engine/finding.ts";
import type { RuleContext } from "../../../server/src/rules/views/rule-context.ts";
import type { Position } from "../../../server/src/text/chunked-text.ts";
import { JudgedExample } from "../../support/literate.ts";
import { type Files, ROOT } from "../../support/memory-workspace.ts";

/** Where the cursor is in a text. */
const CURSOR = "<|>";

/** Some files, one of them with the cursor in it. */
export class ZonesWithCursor {
	readonly files: Files;
	readonly path: string;
	readonly position: Position;
	readonly judged: JudgedExample;

	/** @param text files behind lines `-- NAME --`, one of them with `<|>`. */
	constructor(text: string) {
		const parts = text.trimStart().split(/^-- (\S+) --\n/m);
		const files: Record<string, string> = {};
		let cursor: { name: string; offset: number } | undefined;
		for (let at = 1; at < parts.length; at += 2) {
			const [name, content] = [parts[at]!, parts[at + 1]!];
			const offset = content.indexOf(CURSOR);
			if (offset >= 0) cursor = { name, offset };
			files[name] = content.replace(CURSOR, "");
		}
		if (!cursor) throw new Error(`no ${CURSOR} in the text`);
		this.files = files;
		this.path = `${ROOT}/${cursor.name}`;
		// Editors keep a byte order mark to themselves.
		this.position = positionOf(files[cursor.name]!.slice(0, cursor.offset).replace("\uFEFF", ""));
		this.judged = new JudgedExample({ files, settings: {} });
	}

	get context(): RuleContext {
		return this.judged.service.reading;
	}

	get located(): Located | undefined {
		return locate(this.judged.workspace, this.path, this.position);
	}

	/** Lines of files with a part of them in brackets. */
	shown(locations: readonly Location[]): string {
		return locations.map(({ path, selection }) => this.shownRange(path, selection)).join("\n");
	}

	shownRange(path: string, { start, end }: Range): string {
		const name = path.slice(ROOT.length + 1);
		const line = this.files[name]!.replace("\uFEFF", "").split(/\r\n|\n|\r/)[start.line]!;
		const until = end.line === start.line ? end.character : line.length;
		const selected = `${line.slice(0, start.character)}[${line.slice(start.character, until)}]${line.slice(until)}`;
		return `${name}:${start.line + 1}: ${selected.replaceAll(/[ \t]+/g, " ").trimStart()}`;
	}
}

function positionOf(before: string): Position {
	const lines = before.split(/\r\n|\n|\r/);
	return { line: lines.length - 1, character: lines.at(-1)!.length };
}

/** A way to lead from a place to others. */
type Navigation = (context: RuleContext, located: Located) => Location[];

/** Expects where a feature leads, as lines `FILE:LINE: text with [what is selected]`. */
export function expectPlaces(navigation: Navigation, text: string, expected: string): void {
	const zones = new ZonesWithCursor(text);
	const { located } = zones;
	expect(zones.shown(located ? navigation(zones.context, located) : [])).toBe(linesOf(expected).join("\n"));
}

/** The hover at the cursor in Markdown; "" where there is none. */
export function hoverText(text: string, format: "markdown" | "plain" = "plain"): string {
	const zones = new ZonesWithCursor(text);
	const { located } = zones;
	const found = located && hover(zones.context, located);
	if (!found) return "";
	return format === "plain" ? plainText(found.blocks) : markdown(found.blocks, (path) => `file://${path}`);
}

/** The pictures of the hover at the cursor. */
export function hoverPictures(text: string): string {
	const fences = [...hoverText(text, "markdown").matchAll(/^```text\n([\s\S]*?)\n```$/gm)];
	return fences.map((fence) => fence[1]).join("\n\n");
}

/** The lines of a text without their indentation, those that are empty left out. */
function linesOf(text: string): string[] {
	return text
		.split("\n")
		.map((line) => line.trimStart())
		.filter((line) => line !== "");
}

/** A text without the indentation that its lines share and the empty lines around it. */
export function outdented(text: string): string {
	const lines = text.split("\n").filter((line) => line.trim() !== "");
	const indent = Math.min(...lines.map((line) => line.length - line.trimStart().length));
	return lines.map((line) => line.slice(indent)).join("\n");
}
