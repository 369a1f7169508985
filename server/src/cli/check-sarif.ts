import { pathToFileURL } from "node:url";
import type * as Sarif from "sarif";
import type { Finding, Range } from "../rules/engine/finding.ts";
import { type Fix, isFix, isNewFile, isRefusal, type TextEdit } from "../rules/fix.ts";
import type { CheckReport } from "./check-report.ts";
import { absolutePath, shownPath, uriOfPath } from "./disk-path.ts";
import { EXIT_FAILURE } from "./exit-status.ts";
import type { Output } from "./output.ts";
import { SARIF_LEVELS, sarifRule } from "./sarif-rule.ts";
import { VERSION } from "./version.ts";

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
const HOME = "https://github.com/zonetrio/zonetrio";

/** What relative URIs are seen from: the current folder. */
const ROOT = "SRCROOT";

/** The name of our fingerprint, with the version of what it is made of. */
const FINGERPRINT = "zonetrio/v1";

/**
 * Writes a check as SARIF 2.1.0: one run, of the rules those that found something. Columns are in UTF-16 units; of the repairs there are
 * those that may be made unseen, whole, with what they change in other files.
 */
export function writeCheckSarif(output: Output, report: CheckReport): void {
	const { findings } = report;
	const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
	const indexes = new Map(rules.map((rule, index) => [rule, index]));
	const head = [
		`"tool":${JSON.stringify({ driver: driver(rules) })}`,
		`"columnKind":"utf16CodeUnits"`,
		`"originalUriBaseIds":${JSON.stringify({ [ROOT]: { uri: `${pathToFileURL(absolutePath(".")).href}/` } })}`,
		`"invocations":[${JSON.stringify(invocation(report))}]`,
	];
	output.write(`{"$schema":${JSON.stringify(SCHEMA)},"version":"2.1.0","runs":[{\n${head.join(",\n")},\n"results":[`);
	findings.forEach((finding, index) => {
		const ruleIndex = indexes.get(finding.rule)!;
		output.write(`${index === 0 ? "\n" : ",\n"} ${JSON.stringify(result(finding, ruleIndex, report))}`);
	});
	output.write(findings.length === 0 ? "]}]}\n" : "\n]}]}\n");
}

function driver(rules: readonly string[]): Sarif.ToolComponent {
	return {
		name: "Zone Trio",
		version: VERSION,
		semanticVersion: VERSION,
		informationUri: HOME,
		rules: rules.map(sarifRule),
	};
}

function invocation({ status, unread }: CheckReport): Sarif.Invocation {
	return {
		executionSuccessful: status !== EXIT_FAILURE,
		exitCode: status,
		...(unread.length > 0 && {
			toolExecutionNotifications: unread.map(({ path, reason }) => ({
				level: "error" as const,
				descriptor: { id: "unreadable" },
				message: { text: plainText(`${shownPath(path)} ${reason}`) },
				locations: [{ physicalLocation: { artifactLocation: artifact(path) } }],
			})),
		}),
	};
}

function result(finding: Finding, ruleIndex: number, { fingerprintOf }: CheckReport): Sarif.Result {
	const { rule, severity, path, range, message, related } = finding;
	const fixes = finding.actions.filter(isFix).filter(isComplete).flatMap(sarifFix);
	return {
		ruleId: rule,
		ruleIndex,
		level: SARIF_LEVELS[severity],
		message: { text: plainText(message) },
		locations: [{ physicalLocation: physicalLocation(path, range) }],
		...(related.length > 0 && {
			relatedLocations: related.map((place, id) => ({
				id,
				physicalLocation: physicalLocation(place.path, place.range),
				message: { text: plainText(place.message) },
			})),
		}),
		...(fixes.length > 0 && { fixes }),
		partialFingerprints: { [FINGERPRINT]: fingerprintOf(finding) },
	};
}

function isComplete({ safe, question }: Fix): boolean {
	return safe === true && question === undefined;
}

/** None where it cannot be made here, or makes a file, of which SARIF can tell only what is replaced. */
function sarifFix(fix: Fix): Sarif.Fix[] {
	const edits = fix.edits();
	if (isRefusal(edits)) return [];
	const replacements = new Map<string, TextEdit[]>();
	for (const edit of edits) {
		if (isNewFile(edit)) return [];
		const known = replacements.get(edit.path);
		if (known) known.push(edit);
		else replacements.set(edit.path, [edit]);
	}
	const artifactChanges = [...replacements].map(([path, ofFile]) => ({
		artifactLocation: artifact(path),
		replacements: ofFile.map((edit) => ({ deletedRegion: region(edit), insertedContent: { text: edit.text } })),
	}));
	return [{ description: { text: plainText(fix.title) }, artifactChanges }];
}

function physicalLocation(path: string, range: Range): Sarif.PhysicalLocation {
	return { artifactLocation: artifact(path), region: region(range) };
}

function artifact(path: string): Sarif.ArtifactLocation {
	const { uri, isRelative } = uriOfPath(path);
	return { uri, ...(isRelative && { uriBaseId: ROOT }) };
}

function region({ start, end }: Range): Sarif.Region {
	return {
		startLine: start.line + 1,
		startColumn: start.character + 1,
		endLine: end.line + 1,
		endColumn: end.character + 1,
	};
}

/** A bracket in front of parentheses would begin a link (SARIF 2.1.0 section 3.11.6). */
function plainText(text: string): string {
	return text.replace(/\[(?=[^[\]]*\]\()/g, "\\[");
}
