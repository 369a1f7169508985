import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver-types";
import type { Finding } from "../rules/engine/finding.ts";
import type { Severity } from "../syntax/problem.ts";

/** Shown in front of each finding. */
const SOURCE = "Zone Trio";

const DOCUMENTATION = "https://github.com/zonetrio/zonetrio/blob/main/docs";

/** That there are too many findings is shown by no example, and has its paragraph elsewhere. */
const WITHOUT_PAGE = "too-many-findings";

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	information: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
};

/** What an editor shows of a finding besides its words. */
export interface FindingAbilities {
	/** The places that it is about too. */
	readonly related: boolean;
	/** A link to the page of its rule. */
	readonly links: boolean;
}

/**
 * A finding as editors show it.
 *
 * @param uriOf the URI under which the editor knows a path.
 */
export function diagnosticOf(
	finding: Finding,
	uriOf: (path: string) => string,
	{ related: showsRelated, links }: FindingAbilities,
): Diagnostic {
	const { rule, severity, range, message, related } = finding;
	const page = rule === WITHOUT_PAGE ? `format.md#${rule}` : `rules/${rule}.md`;
	return {
		source: SOURCE,
		code: rule,
		...(links && { codeDescription: { href: `${DOCUMENTATION}/${page}` } }),
		severity: SEVERITIES[severity],
		range,
		message,
		...(showsRelated &&
			related.length > 0 && {
				relatedInformation: related.map((place) => ({
					location: { uri: uriOf(place.path), range: place.range },
					message: place.message,
				})),
			}),
	};
}
