import type { Finding } from "../rules/engine/finding.ts";
import type { Severity } from "../syntax/problem.ts";
import { type Baseline, type BaselineEntry, readBaseline, writeBaseline } from "./baseline.ts";
import { findingsIn, isAtLeast, summaryOf } from "./check-findings.ts";
import { CHECK_FORMATS, type CheckFormat } from "./check-formats.ts";
import type { CheckReport } from "./check-report.ts";
import { CommandFailure } from "./command-failure.ts";
import { shownPath } from "./disk-path.ts";
import { EXIT_FAILURE, EXIT_FINDINGS, EXIT_OK, type ExitStatus } from "./exit-status.ts";
import { fingerprintsOf } from "./finding-fingerprints.ts";
import { givenContent, type StdinOptions } from "./given-content.ts";
import { entriesGone, knownIn } from "./known-findings.ts";
import { introducedSince, olderVersion } from "./older-version.ts";
import { type OpenedWorkspace, openWorkspace, type WorkspaceOptions } from "./open-workspace.ts";
import { Output } from "./output.ts";
import { type ReportFile, writeReportFile } from "./report-file.ts";
import { sayStatistics } from "./run-statistics.ts";
import { verifySignatures } from "./verify-signatures.ts";
import { warn } from "./warn.ts";
import type { GivenContent } from "./workspace-loader.ts";

/** What `zonetrio check` can be told. */
export interface CheckOptions extends WorkspaceOptions, StdinOptions {
	readonly format: CheckFormat;
	/** Files for the same in other formats. */
	readonly output?: readonly ReportFile[];
	/** The least severity that makes the command fail. */
	readonly failOn: Severity | "never";
	/** Whether signatures, chains and digests are verified. */
	readonly dnssec: boolean;
	/** Only what came since this commit counts. */
	readonly since?: string;
	/** Only what makes the command fail is shown. */
	readonly quiet: boolean;
	/** Whether it is told how long it took and how much memory. */
	readonly stats: boolean;
	/** The file of findings that are known and do not count. */
	readonly baseline?: string;
	/** The file into which all findings are written, so that they are known from then on. */
	readonly writeBaseline?: string;
	/** Whether it is all done again when files change. */
	readonly watch: boolean;
}

/** `zonetrio check`: shows what is wrong in the zones of some folders and files. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<ExitStatus> {
	if (options.watch) return (await import("./watched-check.ts")).watchedCheck(paths, options, checkOpened);
	const given = givenContent(options);
	return checkOpened(await openWorkspace(paths, options, given), options, given);
}

/** Shows what is wrong in a workspace that has been read. */
async function checkOpened(
	{ loader, isComplete, unread, sources }: OpenedWorkspace,
	options: CheckOptions,
	given?: GivenContent,
): Promise<ExitStatus> {
	const kept = options.baseline === undefined ? undefined : readBaseline(options.baseline);
	const { service } = loader;
	const older = options.since === undefined ? undefined : await olderVersion(loader, options.since, options);
	const signatures = options.dnssec ? await verifySignatures(service) : undefined;
	const files = given ? [given.path] : service.files();
	const isCompared = older !== undefined || kept !== undefined || options.writeBaseline !== undefined;
	const all = findingsIn(service, { paths: files, ...(isCompared && { most: Number.POSITIVE_INFINITY }) });
	const baseline = options.writeBaseline === undefined ? kept : written(options.writeBaseline, all, isComplete);
	const introduced = older ? introducedSince(older, all, service) : all;
	const isKnown = baseline && knownIn(baseline, all);
	const findings = isKnown ? introduced.filter((finding) => !isKnown(finding)) : introduced;
	const summary = summaryOf(service, findings, {
		signatures,
		older: older && all.length - introduced.length,
		baseline: baseline && introduced.length - findings.length,
	});
	const { failOn, quiet } = options;
	const isFailing = ({ severity }: Finding) => failOn !== "never" && isAtLeast(severity, failOn);
	const failing = findings.filter(isFailing);
	const status = !isComplete ? EXIT_FAILURE : failing.length > 0 ? EXIT_FINDINGS : EXIT_OK;
	const report: CheckReport = {
		findings: quiet ? failing : findings,
		summary,
		files,
		unread,
		status,
		isQuiet: quiet,
		isOneLine: options.watch,
		isFailing,
		fingerprintOf: fingerprintsOf(all, shownPath),
	};
	for (const file of options.output ?? []) await writeReportFile(file, report);
	const write = await CHECK_FORMATS[options.format]();
	const output = new Output();
	write(output, report);
	output.flush();
	if (options.stats) sayStatistics(summary);
	if (kept && !quiet) {
		const folders = given ? [] : sources.folders;
		const { settings } = service.workspace;
		const looked = { settings, files, folders, dnssec: options.dnssec, isCompared: older !== undefined };
		tellGone(kept, entriesGone(kept, all, looked));
	}
	return status;
}

/** @throws CommandFailure where not everything could be read: what is wrong in the rest would be known only by mistake. */
function written(path: string, findings: readonly Finding[], isComplete: boolean): Baseline {
	if (!isComplete) {
		throw new CommandFailure(EXIT_FAILURE, "the baseline is not written, because not everything could be read");
	}
	const baseline = writeBaseline(path, findings);
	warn(`${findings.length} ${findings.length === 1 ? "finding is" : "findings are"} in the baseline ${path} now`);
	return baseline;
}

function tellGone({ path }: Baseline, gone: readonly BaselineEntry[]): void {
	const [first] = gone;
	if (!first) return;
	const one = `${first.rule} in ${first.file}`;
	const which =
		gone.length === 1
			? `1 finding of the baseline ${path} no longer occurs, ${one}`
			: `${gone.length} findings of the baseline ${path} no longer occur, the first of them ${one}`;
	warn(`${which}: --write-baseline ${path} leaves out what is gone`);
}
