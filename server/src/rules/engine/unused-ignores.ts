import { CONFIG_SEVERITIES } from "../../config/config-rules.ts";
import type { OctetEdit } from "../../syntax/repair.ts";
import { SYNTAX_SEVERITIES } from "../../syntax/syntax-rules.ts";
import { CR, LF, SPACE, TAB } from "../../text/char.ts";
import { afterLineEnd } from "../../text/line-end.ts";
import { toOctets, toText } from "../../text/utf8.ts";
import { severityIn } from "../../workspace/settings.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import { repairText } from "../fixes/repair-text.ts";
import { RULES } from "../registry.ts";
import type { RuleContext } from "../views/rule-context.ts";
import type { Finding } from "./finding.ts";
import { LAYOUT_RULE } from "./layout-finding.ts";
import { SERVICE_RULES } from "./service-rules.ts";
import type { IgnoreComment, Suppressions } from "./suppression.ts";

const RULE = "unused-ignore";

const KNOWN: ReadonlySet<string> = new Set([
	...RULES.map(({ id }) => id),
	...SYNTAX_SEVERITIES.keys(),
	...CONFIG_SEVERITIES.keys(),
	...SERVICE_RULES.map(({ id }) => id),
]);

/** Rules that find something only when a zone is verified: until then nobody knows. */
const OF_VERIFICATION: ReadonlySet<string> = new Set(
	RULES.filter((rule) => rule.subject === "verification" || (rule.subject === "zone" && rule.checkVerification)).map(
		({ id }) => id,
	),
);

/** What was found in a file. */
interface Found {
	/** All of it, also what is silenced. */
	readonly findings: readonly Finding[];
	/** No more than so many comments are told of. */
	readonly most: number;
	/** The rules of which one finding stands for many, whose places are not among these. */
	readonly summarised: ReadonlySet<string>;
}

/** What is told of comments. */
export interface IdleIgnores {
	readonly findings: readonly Finding[];
	/** How many more comments may silence nothing; they are not looked at. */
	readonly left: number;
}

/** The comments of a file, or single rules in them, that silence nothing. */
export function unusedIgnores(
	context: RuleContext,
	file: ZoneFile,
	{ comments }: Suppressions,
	found: Found,
): IdleIgnores {
	const { settings } = context.workspace;
	const severity = severityIn(settings, RULE, "hint");
	const block = (comment: IgnoreComment) => file.slices[0]!.blocks[comment.index]!;
	if (severity === "off") return { findings: [], left: 0 };
	const idle = comments.slice(0, found.most).flatMap((comment) => {
		const octets = file.text.chunks[comment.index]!.octets;
		const text = toText(octets, comment.remark.start, comment.remark.end);
		const at = (units: number) => comment.remark.start + toOctets(text.slice(0, units)).length;
		const finding = (start: number, end: number, message: string, edit?: OctetEdit): Finding => ({
			rule: RULE,
			severity,
			path: file.path,
			range: {
				start: file.text.position(comment.index, at(start)),
				end: file.text.position(comment.index, at(end)),
			},
			message,
			related: [],
			actions: edit
				? [
						repairText(context, block(comment), {
							title: "Delete it",
							edits: [edit],
							preferred: false,
							keepsRecords: true,
						}),
					]
				: [],
		});
		const { rules, problems } = comment.found;
		const unreadable = problems.map(({ start, end, message }) => finding(start, end, message));
		const unused = rules.flatMap(({ text: rule, start, end }, index) => {
			const reason = KNOWN.has(rule) ? idleReason(comment, rule, found) : `There is no rule ${rule}`;
			const isSilent = KNOWN.has(rule) && isOff(context, rule);
			if (reason === undefined || isSilent) return [];
			const others = rules.length > 1 || problems.length > 0;
			const edit = others ? ruleDeletion(text, at, index, comment) : commentDeletion(octets, comment);
			return [finding(start, end, `${reason}, so this silences nothing. Delete it`, edit)];
		});
		return [...unreadable, ...unused];
	});
	return { findings: idle, left: Math.max(0, comments.length - found.most) };
}

function idleReason({ lines }: IgnoreComment, rule: string, { findings, summarised }: Found): string | undefined {
	// Of closed files nobody looks at the layout.
	if (rule === LAYOUT_RULE || OF_VERIFICATION.has(rule) || summarised.has(rule)) return undefined;
	const isMeant = ({ range: { start } }: Finding) => !lines || (start.line >= lines[0] && start.line <= lines[1]);
	if (findings.some((finding) => finding.rule === rule && isMeant(finding))) return undefined;
	return `${rule} finds nothing ${lines ? "here" : "in this file"}`;
}

/** Rules that are off find nothing, and may be on again tomorrow. */
function isOff({ workspace: { settings } }: RuleContext, rule: string): boolean {
	const own = RULES.find(({ id }) => id === rule)?.severity ?? SYNTAX_SEVERITIES.get(rule) ?? "warning";
	return severityIn(settings, rule, own) === "off";
}

/** One of several rules, with what parts it from its neighbour. */
function ruleDeletion(
	text: string,
	at: (units: number) => number,
	index: number,
	{ found: { rules } }: IgnoreComment,
): OctetEdit {
	const { start, end } = rules[index]!;
	const next = rules[index + 1];
	if (next) return { start: at(start), end: at(next.start), text: "" };
	const before = text.slice(0, start).replace(/[\s,]+$/, "");
	return { start: at(before.length), end: at(end), text: "" };
}

/** All of a comment: behind an entry with the blanks before it, on a line of its own with the line. */
function commentDeletion(octets: Uint8Array, { remark }: IgnoreComment): OctetEdit {
	let start = remark.start;
	while (start > 0 && (octets[start - 1] === SPACE || octets[start - 1] === TAB)) start--;
	const isOwnLine = start === 0 || octets[start - 1] === LF || octets[start - 1] === CR;
	const end = isOwnLine && remark.end < octets.length ? afterLineEnd(octets, remark.end) : remark.end;
	return { start, end, text: "" };
}
