import { baseName } from "../../config/config-path.ts";
import { type OddLine, oddLineSteps } from "../../layout/odd-lines.ts";
import { atOnce } from "../../text/at-once.ts";
import { severityIn } from "../../workspace/settings.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import { layoutRefusal } from "../fixes/layout-refusal.ts";
import { makeFix } from "../fixes/make-fix.ts";
import type { RuleContext } from "../views/rule-context.ts";
import type { Finding } from "./finding.ts";

export const LAYOUT_RULE = "tabs-alignment";

/**
 * Tells of the records of a file that leave its columns, once, at the first of them. Only while an editor has the file open: to look at the
 * blanks of all files would take as long as to read them, and for that there is the formatter.
 */
export function layoutFinding(context: RuleContext, file: ZoneFile): Finding[] {
	const zone = file.slices[0]?.zone;
	const severity = severityIn(context.workspace.settings, LAYOUT_RULE, "hint");
	const lines = atOnce(layoutSteps(context, file));
	if (severity === "off" || !zone) return [];
	const [first] = lines;
	if (!first) return [];
	const name = baseName(file.path);
	const others = lines.length - 1;
	const which = others === 0 ? "This record is" : `This record and ${others} ${others === 1 ? "other" : "others"} are`;
	const title = `Put ${others === 0 ? "it" : "them"} into the columns of the others`;
	return [
		{
			rule: LAYOUT_RULE,
			severity,
			path: file.path,
			range: { start: file.text.position(first.index, first.start), end: file.text.position(first.index, first.end) },
			message: `${which} not in the columns that the others of ${name} keep, so that a wrong field in them is easily overlooked. Format the file`,
			related: [],
			actions: [
				makeFix(
					{
						context,
						title,
						zone,
						serial: "keep",
						updates: () => [],
						replacements: () => lines.flatMap(({ index, edits }) => edits.map((edit) => ({ file, index, ...edit }))),
					},
					// Who wants this of many files, or on each save, has the formatter.
					{ preferred: false },
				),
			],
		},
	];
}

/** The records that it tells of, found in small steps, and at once where that has been done. */
export function* layoutSteps(context: RuleContext, file: ZoneFile): Generator<void, readonly OddLine[]> {
	const { settings } = context.workspace;
	const isLookedAt = file.open && file.slices.length > 0 && severityIn(settings, LAYOUT_RULE, "hint") !== "off";
	if (!isLookedAt || layoutRefusal(context.workspace, file)) return [];
	return yield* oddLineSteps(file, settings.format);
}
