import type { Problem } from "../../syntax/problem.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import type { RuleContext } from "../views/rule-context.ts";
import type { Finding } from "./finding.ts";

/** What is wrong with the text of a file, as it was found while it was read in its zones. */
export function syntaxFindings(context: RuleContext, file: ZoneFile): Finding[] {
	const { settings } = context.workspace;
	const findings: Finding[] = [];
	const start = { line: 0, character: 0 };
	if (file.hasBom && file.slices.length > 0 && settings.rules["file-has-bom"] !== "off") {
		findings.push({
			rule: "file-has-bom",
			severity: settings.rules["file-has-bom"] ?? "error",
			path: file.path,
			range: { start, end: start },
			message:
				"the file begins with a byte order mark, which servers read as part of the first name: save it as UTF-8 without BOM",
			related: [],
			actions: [],
		});
	}
	const add = (problem: Problem, index: number) => {
		const severity = settings.rules[problem.rule] ?? problem.severity;
		if (severity === "off") return;
		const range = { start: file.text.position(index, problem.start), end: file.text.position(index, problem.end) };
		findings.push({
			rule: problem.rule,
			severity,
			path: file.path,
			range,
			message: problem.message,
			related: [],
			actions: [],
		});
	};
	for (const slice of file.slices) {
		for (const block of slice.blocks) {
			for (const problem of block.problems) add(problem, block.index);
			if (block.include?.problem) add(block.include.problem, block.index);
		}
	}
	return findings;
}
