import { reportMarkdownSteps } from "../features/report/report-markdown.ts";
import { reportPageSteps } from "../features/report/report-page.ts";
import type { ZoneService } from "../features/zone-service.ts";
import { atOnce } from "../text/at-once.ts";
import { shownPath } from "./disk-path.ts";
import { EXIT_FAILURE, EXIT_OK, type ExitStatus } from "./exit-status.ts";
import { openWorkspace, type WorkspaceOptions } from "./open-workspace.ts";
import { Output } from "./output.ts";
import { writeReportText } from "./report-text.ts";

/** What `zonetrio report` can be told. */
export interface ReportOptions extends WorkspaceOptions {
	readonly format: "text" | "json" | "markdown" | "html";
}

/** `zonetrio report`: shows which hosts take and send the mail of each domain, and whether the way back from their addresses holds. */
export async function report(paths: readonly string[], options: ReportOptions): Promise<ExitStatus> {
	const { service, isComplete } = await openWorkspace(paths, options);
	const output = new Output();
	WRITERS[options.format](output, service);
	output.flush();
	return isComplete ? EXIT_OK : EXIT_FAILURE;
}

const WRITERS: Readonly<Record<ReportOptions["format"], (output: Output, service: ZoneService) => void>> = {
	text: (output, service) => writeReportText(output, service.report()),
	json: (output, service) => output.write(`${JSON.stringify(service.report(), undefined, 1)}\n`),
	markdown: (output, service) => output.write(atOnce(reportMarkdownSteps(service.mailOverview()))),
	html: (output, service) => output.write(atOnce(reportPageSteps(service.mailOverview(), shownPath))),
};
