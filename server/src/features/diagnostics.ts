import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver-types";
import type { Finding } from "../rules/engine/finding.ts";
import type { Severity } from "../syntax/problem.ts";
import { ruleLink } from "./rule-link.ts";

/** Shown in front of each finding. */
const SOURCE = "Zone Trio";

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
	return {
		source: SOURCE,
		code: rule,
		...(links && { codeDescription: { href: ruleLink(rule) } }),
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
