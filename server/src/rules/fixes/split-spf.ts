import type { SpfTerm } from "../../mail/spf.ts";
import { toOctets } from "../../text/utf8.ts";
import { TYPE_TXT } from "../../workspace/lookup.ts";
import type { Fix } from "../fix.ts";
import type { SpfView } from "../views/spf-view.ts";
import { withoutTerm } from "./edit-spf.ts";
import { quotedStrings, type StringEdit, stringsChange } from "./edit-strings.ts";
import { isFreeName } from "./free-name.ts";
import { insertion } from "./insertion.ts";
import { makeJointFix } from "./make-fix.ts";

const LABELS = ["_spf", "_spf1", "_spf2", "_spf3"];
const HEAD = "v=spf1";
const TAIL = "-all";

/**
 * Moves networks of an SPF record into one of their own, which it includes, until it has no more than `longest` octets. Undefined where that
 * is not enough, where the new record would be too long as well, and where the order of terms counts.
 */
export function splitSpf(spf: SpfView, longest: number): Fix | undefined {
	const { record, text } = spf;
	const { context, owner, zone } = record;
	const below = owner === "." ? "." : `.${owner}`;
	const name = LABELS.map((label) => label + below).find((one) =>
		isFreeName(zone, record, context.workspace.name(one)),
	);
	if (name === undefined) return undefined;
	const include = `include:${name.slice(0, -1)}`;
	const moved: SpfTerm[] = [];
	let left = text.length + include.length + 1;
	for (const term of movable(spf).reverse()) {
		if (left <= longest) break;
		moved.unshift(term);
		left -= term.end - term.start + 1;
	}
	const own = [HEAD, ...moved.map(({ start, end }) => text.slice(start, end)), TAIL].join(" ");
	const [first, ...rest] = moved;
	if (!first || left > longest || own.length > longest) return undefined;
	const edits: StringEdit[] = [
		{ start: first.start, end: first.end, text: include },
		...rest.map((term) => withoutTerm(spf, term)),
	];
	const added = { owner: context.workspace.name(name), type: TYPE_TXT, rdata: quotedStrings(toOctets(own)) };
	return makeJointFix(
		{
			context,
			title: `Move ${moved.length} networks to ${name} and include that`,
			changes: () => [stringsChange(record, edits), insertion(context, zone, added)],
		},
		{ preferred: false },
	);
}

/** The networks that pass, as far as nothing in front of them says otherwise of some address. */
function movable({ terms }: SpfView): SpfTerm[] {
	const end = terms.findIndex(
		({ qualifier, kind, problem }) => qualifier !== "+" || kind === "all" || problem !== undefined,
	);
	return terms.slice(0, end < 0 ? terms.length : end).filter(({ kind }) => kind === "ip4" || kind === "ip6");
}
