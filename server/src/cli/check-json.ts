import type { Finding } from "../rules/engine/finding.ts";
import { isFix } from "../rules/fix.ts";
import type { CheckReport } from "./check-report.ts";
import { shownPath } from "./disk-path.ts";
import type { Output } from "./output.ts";

/** Writes findings as JSON: lines and columns from 1, columns in UTF-16 units, files as seen from the current folder. */
export function writeCheckJson(output: Output, { findings, summary, isOneLine }: CheckReport): void {
	const { files, zones, records, signatures, older, baseline, error, warning, information, hint } = summary;
	const counts = { files, zones, records, signatures, older, baseline, error, warning, information, hint };
	const lineEnd = isOneLine ? "" : "\n";
	output.write(`{"version":1,"summary":${JSON.stringify(counts)},${lineEnd} "findings":[`);
	findings.forEach((finding, index) => {
		output.write(`${index === 0 ? "" : ","}${lineEnd}  ${JSON.stringify(findingJson(finding))}`);
	});
	output.write(`${findings.length === 0 ? "" : `${lineEnd} `}]}\n`);
}

/** A finding as `--format json` has it. */
export function findingJson({ rule, severity, path, range, message, related, actions }: Finding): object {
	return {
		rule,
		severity,
		file: shownPath(path),
		line: range.start.line + 1,
		column: range.start.character + 1,
		endLine: range.end.line + 1,
		endColumn: range.end.character + 1,
		message,
		related: related.map((place) => ({
			file: shownPath(place.path),
			line: place.range.start.line + 1,
			column: place.range.start.character + 1,
			message: place.message,
		})),
		fixes: actions.filter(isFix).map((action) => action.title),
	};
}
