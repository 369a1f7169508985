import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver-types";
import { CONFIG_SEVERITIES } from "../config/config-rules.ts";
import type { Finding } from "../rules/engine/finding.ts";
import { RULES } from "../rules/registry.ts";
import type { Severity } from "../syntax/problem.ts";
import { SYNTAX_SEVERITIES } from "../syntax/syntax-rules.ts";

/** Shown in front of each finding. */
const SOURCE = "Zone Trio";

const DOCUMENTATION = "https://github.com/zonetrio/zonetrio/blob/main/docs";

/** That there are too many findings is no rule, and has its paragraph elsewhere. */
const HAS_PAGE: ReadonlySet<string> = new Set<string>([
	...RULES.map(({ id }) => id),
	...SYNTAX_SEVERITIES.keys(),
	...CONFIG_SEVERITIES.keys(),
]);

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	information: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
};

/**
 * A finding as editors show it.
 *
 * @param uriOf the URI under which the editor knows a path.
 */
export function diagnosticOf(finding: Finding, uriOf: (path: string) => string): Diagnostic {
	const { rule, severity, range, message, related } = finding;
	return {
		source: SOURCE,
		code: rule,
		codeDescription: { href: `${DOCUMENTATION}/${HAS_PAGE.has(rule) ? `rules/${rule}.md` : `format.md#${rule}`}` },
		severity: SEVERITIES[severity],
		range,
		message,
		...(related.length > 0 && {
			relatedInformation: related.map((place) => ({
				location: { uri: uriOf(place.path), range: place.range },
				message: place.message,
			})),
		}),
	};
}
