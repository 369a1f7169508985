import { EXIT_FAILURE, EXIT_OK, type ExitStatus } from "./exit-status.ts";
import { openWorkspace, type WorkspaceOptions } from "./open-workspace.ts";
import { Output } from "./output.ts";
import { writeReportText } from "./report-text.ts";

/** What `zonetrio report` can be told. */
export interface ReportOptions extends WorkspaceOptions {
	readonly format: "text" | "json";
}

/** `zonetrio report`: shows which hosts take and send the mail of each domain, and whether the way back from their addresses holds. */
export function report(paths: readonly string[], options: ReportOptions): ExitStatus {
	const { service, isComplete } = openWorkspace(paths, options);
	const mail = service.report();
	const output = new Output();
	if (options.format === "json") output.write(`${JSON.stringify(mail, undefined, 1)}\n`);
	else writeReportText(output, mail);
	output.flush();
	return isComplete ? EXIT_OK : EXIT_FAILURE;
}
