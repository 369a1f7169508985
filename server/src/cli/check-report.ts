import type { Finding } from "../rules/engine/finding.ts";
import type { CheckSummary } from "./check-findings.ts";
import type { ExitStatus } from "./exit-status.ts";
import type { Output } from "./output.ts";
import type { Unreadable } from "./workspace-loader.ts";

/** What a check has to show, in whatever format. */
export interface CheckReport {
	/** Those that are to be shown, by file and place. */
	readonly findings: readonly Finding[];
	/** Of all findings, shown or not. */
	readonly summary: CheckSummary;
	/** All files that were looked at, absolute and in their order. */
	readonly files: readonly string[];
	/** What could not be read or made nothing of. */
	readonly unread: readonly Unreadable[];
	readonly status: ExitStatus;
	/** Whether what does not make the command fail is left out. */
	readonly isQuiet: boolean;
	/** Whether a format for programs takes one line, since others follow. */
	readonly isOneLine: boolean;
	/** Whether a finding makes the command fail. */
	isFailing(finding: Finding): boolean;
	/** By what a finding is known again: as of `fingerprints`, for paths as they are seen from the current folder. */
	fingerprintOf(finding: Finding): string;
}

/** Shows a check in one format. */
export type CheckWriter = (output: Output, report: CheckReport) => void;
