import type { Zone } from "../../zone/zone.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import { generatedHeader } from "../fixes/writable.ts";
import { holdsSignatures } from "../judgements/signed-zone.ts";
import type { Rule, RuleGroup } from "../rule.ts";
import type { RuleContext } from "../views/rule-context.ts";

/** Groups whose hints are about how a zone is written and kept. */
const STYLE_GROUPS: ReadonlySet<RuleGroup> = new Set(["hygiene", "record-syntax"]);

/** Whether a rule only says how something is better written, and nobody writes the zone by hand; a severity that the user gives is one to keep. */
export function isStyleThere({ workspace }: RuleContext, { id, group, severity }: Rule, zone: Zone): boolean {
	if (severity !== "hint" || !STYLE_GROUPS.has(group) || workspace.settings.rules[id] !== undefined) return false;
	return !isWrittenByHand(zone);
}

/** Whether the text of a file is made by a program for a zone, so that nobody can better its style. */
export function isMadeByProgram({ workspace }: RuleContext, zone: Zone, file: ZoneFile): boolean {
	return !isWrittenByHand(zone) || holdsSignatures(workspace, zone) || generatedHeader(file) !== undefined;
}

function isWrittenByHand({ kind, dynamic }: Zone): boolean {
	return kind === "primary" && !dynamic;
}
