import { formatFile } from "../../server/src/features/format/format-file.ts";
import { editedOctets, octetEdits } from "../../server/src/features/octet-edits.ts";
import type { LineSpan } from "../../server/src/layout/arrange-file.ts";
import type { LayoutOptions } from "../../server/src/layout/layout.ts";
import { DEFAULT_LAYOUT } from "../../server/src/layout/layout.ts";
import { isRefusal } from "../../server/src/rules/fix.ts";
import { atOnce } from "../../server/src/text/at-once.ts";
import { toText } from "../../server/src/text/utf8.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import { ROOT } from "./memory-workspace.ts";
import { readWorkspace } from "./zone-records.ts";

/** The text of a file in columns. Fails where it is refused. */
export function formattedFile(workspace: Workspace, path: string, spans?: readonly LineSpan[]): string {
	const edits = atOnce(formatFile(workspace, path, spans));
	if (!edits || isRefusal(edits)) throw new Error(edits ? edits.refusal : `there is no file ${path}`);
	const file = workspace.files.get(path)!;
	const changes = edits.map(({ range, newText }) => ({ ...range, text: newText }));
	workspace.setFile(path, editedOctets(file.octets(), octetEdits(file.octets(), changes)), true);
	workspace.advance(() => false);
	return toText(workspace.files.get(path)!.octets());
}

/** A zone file in columns. */
export function formatted(text: string, options: Partial<LayoutOptions> = {}, spans?: readonly LineSpan[]): string {
	const workspace = readWorkspace({ "db.example.com": text }, { format: { ...DEFAULT_LAYOUT, ...options } });
	return formattedFile(workspace, `${ROOT}/db.example.com`, spans);
}
