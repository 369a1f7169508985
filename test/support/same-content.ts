import { expect } from "vitest";
import type { LayoutOptions } from "../../server/src/layout/layout.ts";
import { toText } from "../../server/src/text/utf8.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import { dumpZone } from "../../server/src/workspace/zone-dump.ts";
import { withoutBlanks } from "./comments.ts";
import { formattedFile } from "./formatted.ts";
import { problemsOf } from "./zone-records.ts";

/**
 * Puts all files of a workspace into columns and holds them against what they were: the same records, the same problems, the same tokens,
 * comments and lines, and nothing left to do.
 *
 * @returns how many files have changed.
 */
export function expectSameContent(workspace: Workspace, format: LayoutOptions): number {
	workspace.setSettings({ ...workspace.settings, format });
	workspace.advance(() => false);
	let changed = 0;
	const before = contentOf(workspace);
	// Files that are laid out come anew, so the list is taken first.
	for (const [path, file] of [...workspace.files]) {
		const written = toText(file.octets());
		const content = withoutBlanks(file);
		const text = unlessRefused(workspace, path);
		if (text === undefined) continue;
		if (text !== written) changed++;
		const now = withoutBlanks(workspace.files.get(path)!);
		const inCase = (lines: readonly string[]) => (format.upperCase ? lines.join("\n").toUpperCase() : lines.join("\n"));
		expect(inCase(now), path).toBe(inCase(content));
		expect(formattedFile(workspace, path), `${path} once more`).toBe(text);
	}
	expect(contentOf(workspace)).toBe(before);
	return changed;
}

function unlessRefused(workspace: Workspace, path: string): string | undefined {
	try {
		return formattedFile(workspace, path);
	} catch {
		return undefined;
	}
}

function contentOf(workspace: Workspace): string {
	const lines: string[] = [];
	for (const open of workspace.openZones()) dumpZone(workspace, open, (line) => lines.push(line));
	const problems = problemsOf(workspace).map((problem) => problem.replaceAll(/\s+/g, " ").toLowerCase());
	return [...lines, ...problems].join("\n");
}
