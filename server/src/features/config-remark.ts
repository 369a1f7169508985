import { indentationAt, lineEndOf } from "../config/new-zone-statement.ts";
import type { Finding } from "../rules/engine/finding.ts";
import type { TextEdit } from "../rules/fix.ts";
import { TextLines } from "../text/text-lines.ts";

/** A comment that silences a finding of a configuration, on a line of its own above it; `#` starts one for every server. */
export function remarkAbove(text: string, { rule, path, range }: Finding, reason: string): TextEdit {
	const start = { line: range.start.line, character: 0 };
	// The first column is the same in every unit.
	const indentation = indentationAt(text, new TextLines(text, "utf-16").offset(start));
	return { path, start, end: start, text: `${indentation}# zonetrio-ignore ${rule}${reason}${lineEndOf(text)}` };
}

/** A comment that silences a rule in a whole configuration. */
export function remarkAtTop(text: string, { rule, path }: Finding, reason: string): TextEdit {
	const start = { line: 0, character: 0 };
	return { path, start, end: start, text: `# zonetrio-ignore-file ${rule}${reason}${lineEndOf(text)}` };
}
