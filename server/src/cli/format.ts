import { isInside } from "../config/config-path.ts";
import { formatFile, type LayoutEdit } from "../features/format/format-file.ts";
import { editedOctets, octetEdits } from "../features/octet-edits.ts";
import { isRefusal } from "../rules/fix.ts";
import { atOnce } from "../text/at-once.ts";
import { shownPath } from "./disk-path.ts";
import { EXIT_FAILURE, EXIT_FINDINGS, EXIT_OK, type ExitStatus } from "./exit-status.ts";
import { givenContent, type StdinOptions } from "./given-content.ts";
import { lineDifference } from "./line-difference.ts";
import { openWorkspace, type WorkspaceOptions } from "./open-workspace.ts";
import { Output } from "./output.ts";
import { replaceFiles } from "./replace-files.ts";
import { warn } from "./warn.ts";

/** What `zonetrio format` can be told. */
export interface FormatOptions extends WorkspaceOptions, StdinOptions {
	/** Whether files that are not laid out are only listed. */
	readonly check: boolean;
	/** Whether what would change is only shown. */
	readonly diff: boolean;
}

/** `zonetrio format`: puts the lines of zone files into columns. */
export async function format(paths: readonly string[], options: FormatOptions): Promise<ExitStatus> {
	const given = givenContent(options);
	const { service, isComplete, sources } = await openWorkspace(paths, options, given);
	const { workspace } = service;
	const isMeant = (path: string) =>
		given
			? path === given.path
			: sources.files.includes(path) || sources.folders.some((folder) => isInside(folder, path));
	const output = new Output();
	let changed = 0;
	let failed = !isComplete;
	let left = 0;
	for (const path of [...workspace.files.keys()].filter(isMeant).sort()) {
		const edits = atOnce(formatFile(workspace, path)) ?? [];
		if (isRefusal(edits)) {
			if (sources.files.includes(path)) warn(`${shownPath(path)} is left as it is: ${edits.refusal}`);
			else left++;
			continue;
		}
		if (edits.length === 0) continue;
		changed++;
		if (!make(path, workspace.files.get(path)!.octets(), edits, options, output)) failed = true;
	}
	const isPrinted = given !== undefined && !options.check && !options.diff;
	if (isPrinted && changed === 0) output.writeOctets(given.octets);
	output.flush();
	if (left > 0) warn(`${left} ${left === 1 ? "file is" : "files are"} left as they are, because programs write them`);
	if (failed) return EXIT_FAILURE;
	return options.check && changed > 0 ? EXIT_FINDINGS : EXIT_OK;
}

/** Writes or shows what is to be changed; whether that could be done. */
function make(
	path: string,
	before: Uint8Array,
	layout: readonly LayoutEdit[],
	{ check, diff, stdin }: FormatOptions,
	output: Output,
): boolean {
	const edits = octetEdits(
		before,
		layout.map(({ range, newText }) => ({ ...range, text: newText })),
	);
	const after = editedOctets(before, edits);
	if (diff) output.writeOctets(lineDifference(shownPath(path), before, edits));
	else if (check || !stdin) output.write(`${shownPath(path)}\n`);
	else output.writeOctets(after);
	if (check || diff || stdin) return true;
	const problem = replaceFiles([{ path, before, after }]);
	if (problem !== undefined) warn(problem);
	return problem === undefined;
}
