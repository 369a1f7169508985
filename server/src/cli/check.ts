import type { Finding } from "../rules/engine/finding.ts";
import type { Severity } from "../syntax/problem.ts";
import { findingsIn, isAtLeast, summaryOf } from "./check-findings.ts";
import { CHECK_FORMATS, type CheckFormat } from "./check-formats.ts";
import { shownPath } from "./disk-path.ts";
import { EXIT_FAILURE, EXIT_FINDINGS, EXIT_OK, type ExitStatus } from "./exit-status.ts";
import { fingerprintsOf } from "./finding-fingerprints.ts";
import { introducedSince, olderVersion } from "./older-version.ts";
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
	/** Only what came since this commit counts. */
	readonly since?: string;
	/** Only what makes the command fail is shown. */
	readonly quiet: boolean;
}

/** `zonetrio check`: shows what is wrong in the zones of some folders and files. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<ExitStatus> {
	const { loader, isComplete, unread } = await openWorkspace(paths, options);
	const { service } = loader;
	const older = options.since === undefined ? undefined : await olderVersion(loader, options.since, options);
	const signatures = options.dnssec ? await verifySignatures(service) : undefined;
	const all = findingsIn(service);
	const findings = older ? introducedSince(older, all, service) : all;
	const summary = summaryOf(service, findings, { signatures, older: older && all.length - findings.length });
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
		fingerprintOf: fingerprintsOf(all, shownPath),
	});
	output.flush();
	return status;
}
