import { baseName } from "../../config/config-path.ts";
import type { ConfigPlace } from "../../config/configured-zone.ts";
import { TextLines } from "../../text/text-lines.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Refusal, TextEdit } from "../fix.ts";
import { generatedRefusal, generatorOf, MAX_HEADER_LINES } from "./generated-file.ts";

/** How a comment of a configuration begins, or a further line of one. */
export const CONFIGURATION_COMMENT = /^\s*(?:#|\/\/|\/?\*)/;

/** Puts a text in the place of a stretch of a server configuration. Refuses where a program writes that file. */
export function configurationEdit(
	{ columnUnit, configurationTexts }: Workspace,
	{ path, start, end }: ConfigPlace,
	replacement: string,
): TextEdit | Refusal {
	const text = configurationTexts.get(path);
	if (text === undefined) return { refusal: `${baseName(path)} is not at hand: open it and try again` };
	const shown = withoutBom(text);
	const header = generatedHeader(shown);
	if (header !== undefined) return generatedRefusal(baseName(path), header);
	const lines = new TextLines(shown, columnUnit);
	const position = (offset: number) => lines.position(Math.max(0, offset - (text.length - shown.length)));
	return { path, start: position(start), end: position(end), text: replacement };
}

/** Editors do not show it. */
function withoutBom(text: string): string {
	return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

/** What a comment in front of the first statement says of a program that writes the file. */
function generatedHeader(text: string): string | undefined {
	for (const line of text.split("\n").slice(0, MAX_HEADER_LINES)) {
		const comment = line.trim();
		if (comment !== "" && !CONFIGURATION_COMMENT.test(comment)) return undefined;
		const told = generatorOf(comment);
		if (told !== undefined) return told;
	}
	return undefined;
}
