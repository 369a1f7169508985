import { TextLines } from "../../text/text-lines.ts";
import type { ColumnUnit } from "../../text/utf8.ts";
import { type Fix, isRefusal, type TextEdit } from "../fix.ts";
import { type PolicyText, tagOf } from "../views/policy-text.ts";
import { stringsChange } from "./edit-strings.ts";
import { finish } from "./finish.ts";
import { nextPolicyId } from "./next-policy-id.ts";

/** The file of a policy of MTA-STS. */
interface PolicyFile {
	/** As people name it. */
	readonly path: string;
	readonly absolutePath: string;
	readonly text: string;
}

/**
 * Adds a mail server to the file of a policy of MTA-STS, behind those that it names, and gives the record another id, without which
 * senders do not look for the new policy.
 *
 * @param line `mx: mail.example.com`
 */
export function nameInPolicy(policy: PolicyText, file: PolicyFile, line: string): Fix {
	const { record } = policy;
	return {
		title: `Add the line "${line}" to ${file.path}, and give ${record.owner} a new id`,
		preferred: true,
		edits: () => {
			const id = tagOf(policy, "id");
			if (!id) return { refusal: `${record.owner} has no id that could become another one: write one first` };
			const today = record.context.today();
			const edit = { start: id.start, end: id.end, text: `id=${nextPolicyId(id.value, today)}` };
			const edits = finish(record.context, [stringsChange(record, [edit])]);
			return isRefusal(edits) ? edits : [...edits, lineInFile(file, line, record.context.workspace.columnUnit)];
		},
	};
}

/** The edit that adds a line behind the last mail server, or behind the mode of a policy that names none. */
function lineInFile({ absolutePath, text }: PolicyFile, line: string, unit: ColumnUnit): TextEdit {
	const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
	const last = [...text.matchAll(/^[ \t]*mx[ \t]*:[^\r\n]*/gm)].at(-1) ?? /^[ \t]*mode[ \t]*:[^\r\n]*/m.exec(text)!;
	const at = new TextLines(text, unit).position(last.index + last[0].length);
	return { path: absolutePath, start: at, end: at, text: lineEnd + line };
}
