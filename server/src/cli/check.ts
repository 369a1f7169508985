import type { Severity } from "../syntax/problem.ts";
import { findingsIn, isAtLeast, summaryOf } from "./check-findings.ts";
import { writeCheckJson } from "./check-json.ts";
import { writeFindings, writeSummary } from "./check-text.ts";
import { EXIT_FAILURE, EXIT_FINDINGS, EXIT_OK, type ExitStatus } from "./exit-status.ts";
import { givenContent, type StdinOptions } from "./given-content.ts";
import { introducedSince, olderVersion } from "./older-version.ts";
import { openWorkspace, type WorkspaceOptions } from "./open-workspace.ts";
import { Output } from "./output.ts";
import { verifySignatures } from "./verify-signatures.ts";

/** What `zonetrio check` can be told. */
export interface CheckOptions extends WorkspaceOptions, StdinOptions {
	readonly format: "text" | "json";
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
	const given = givenContent(options);
	const { loader, isComplete } = await openWorkspace(paths, options, given);
	const { service } = loader;
	const older = options.since === undefined ? undefined : await olderVersion(loader, options.since, options);
	const signatures = options.dnssec ? await verifySignatures(service) : undefined;
	const all = findingsIn(service, given && [given.path]);
	const findings = older ? introducedSince(older, all, service) : all;
	const summary = summaryOf(service, findings, { signatures, older: older && all.length - findings.length });
	const { failOn, quiet } = options;
	const failing = failOn === "never" ? [] : findings.filter(({ severity }) => isAtLeast(severity, failOn));
	const shown = quiet ? failing : findings;
	const output = new Output();
	if (options.format === "json") {
		writeCheckJson(output, shown, summary);
	} else {
		writeFindings(output, shown);
		if (!quiet) writeSummary(output, summary);
	}
	output.flush();
	if (!isComplete) return EXIT_FAILURE;
	return failing.length > 0 ? EXIT_FINDINGS : EXIT_OK;
}
