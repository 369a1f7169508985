import type { Severity } from "../syntax/problem.ts";
import { byFile } from "./by-file.ts";
import type { CheckReport } from "./check-report.ts";
import { shownPath } from "./disk-path.ts";
import type { Output } from "./output.ts";
import { element, startTag, XML_DECLARATION } from "./xml.ts";

const SEVERITIES = {
	error: "error",
	warning: "warning",
	information: "info",
	hint: "info",
} as const satisfies Record<Severity, string>;

/** Readers tell by it which elements they may expect; it is that of the format, not of a tool. */
const FORMAT_VERSION = "4.3";

/** Writes findings as Checkstyle does, in XML: an element for each file, in it one for each finding. */
export function writeCheckCheckstyle(output: Output, { findings }: CheckReport): void {
	output.write(`${XML_DECLARATION}${startTag("checkstyle", { version: FORMAT_VERSION })}\n`);
	for (const ofFile of byFile(findings)) {
		output.write(`\t${startTag("file", { name: shownPath(ofFile[0]!.path) })}\n`);
		for (const { rule, severity, range, message } of ofFile) {
			const error = element("error", {
				line: range.start.line + 1,
				column: range.start.character + 1,
				severity: SEVERITIES[severity],
				message,
				source: `zonetrio.${rule}`,
			});
			output.write(`\t\t${error}\n`);
		}
		output.write("\t</file>\n");
	}
	output.write("</checkstyle>\n");
}
