import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Programs that tests ask where they are installed: those of name servers, shells, and what reads manual pages. */
export type ReferenceTool =
	| "named-checkzone"
	| "named-checkconf"
	| "nsd-checkconf"
	| "dnssec-verify"
	| "dnssec-signzone"
	| "fish"
	| "mandoc"
	| "zsh";

export function hasTool(tool: ReferenceTool): boolean {
	return spawnSync(tool, ["-h"], { env: REFERENCE_ENVIRONMENT }).error === undefined;
}

/** What a program says of a text that is put into a file, given behind its other arguments; "" if the text is right. */
export function complaintOf(tool: ReferenceTool, args: readonly string[], text: string): string {
	const folder = mkdtempSync(join(tmpdir(), "zonetrio-tool-"));
	try {
		const path = join(folder, "file");
		writeFileSync(path, text);
		const { status, stdout, stderr } = spawnSync(tool, [...args, path], {
			env: REFERENCE_ENVIRONMENT,
			encoding: "utf8",
		});
		return status === 0 ? "" : `${stdout}${stderr}`;
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Debian puts some of them where ordinary users do not look. */
export const REFERENCE_ENVIRONMENT = { ...process.env, PATH: `${process.env["PATH"]}:/usr/sbin:/sbin` };
