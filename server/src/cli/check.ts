import type { Finding } from "../rules/engine/finding.ts";
import type { Severity } from "../syntax/problem.ts";
import { checkResult, isAtLeast } from "./check-findings.ts";
import { CHECK_FORMATS, type CheckFormat } from "./check-formats.ts";
import { compareSince } from "./compare-since.ts";
import { shownPath } from "./disk-path.ts";
import { EXIT_FAILURE, EXIT_FINDINGS, EXIT_OK, type ExitStatus } from "./exit-status.ts";
import { fingerprintsOf } from "./finding-fingerprints.ts";
import { openWorkspace, type WorkspaceOptions } from "./open-workspace.ts";
import { Output } from "./output.ts";
import { verifySignatures } from "./verify-signatures.ts";

/** What `zonetrio check` can be told. */
export interface CheckOptions extends WorkspaceOptions {
	readonly format: CheckFormat;
	/** The least severity that makes the command fail. */
	readonly failOn: Severity | "never";
	/** Whether signatures, chains and digests are verified. */
	readonly dnssec: boolean;
	/** The commit with which serials are compared. */
	readonly since?: string;
	/** Only what makes the command fail is shown. */
	readonly quiet: boolean;
}

/** `zonetrio check`: shows what is wrong in the zones of some folders and files. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<ExitStatus> {
	const { service, isComplete, unread } = openWorkspace(paths, options);
	if (options.since !== undefined) compareSince(service, options.since);
	const signatures = options.dnssec ? await verifySignatures(service) : undefined;
	const { findings, summary } = checkResult(service, signatures);
	const { failOn, quiet } = options;
	const isFailing = ({ severity }: Finding) => failOn !== "never" && isAtLeast(severity, failOn);
	const failing = findings.filter(isFailing);
	const status = !isComplete ? EXIT_FAILURE : failing.length > 0 ? EXIT_FINDINGS : EXIT_OK;
	const write = await CHECK_FORMATS[options.format]();
	const output = new Output();
	write(output, {
		findings: quiet ? failing : findings,
		summary,
		files: service.files(),
		unread,
		status,
		isQuiet: quiet,
		isFailing,
		fingerprintOf: fingerprintsOf(findings, shownPath),
	});
	output.flush();
	return status;
}
