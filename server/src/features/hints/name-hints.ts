import { isNameKind } from "../../records/fields/name.ts";
import { ROOT_NAME } from "../../tables/name-table.ts";
import { readFields } from "../places/rdata-field.ts";
import { isRelativeName } from "../places/relative-name.ts";
import type { HintExtent } from "./hint-settings.ts";
import type { HintedEntry } from "./hinted-entry.ts";

const ROOT = new Uint8Array(1);

/**
 * What the origin makes of the relative names of an entry. Where only what is doubtful is told, these are names with a dot in the
 * data, at the end of which another may be forgotten, names in the data of reverse zones, `@` where it is not the zone, and an
 * origin that is relative itself.
 */
export function nameHints(of: HintedEntry, extent: HintExtent): void {
	if (extent === "off" || of.hasManyOrigins) return;
	const { entry } = of;
	if (entry.directive === "$ORIGIN") nameHint(of, 1, true);
	if (entry.directive === "$INCLUDE") nameHint(of, 2, true);
	if (entry.directive !== "") return;
	if (entry.head.owner >= 0) nameHint(of, entry.head.owner, extent === "all");
	if (entry.head.typeCode < 0) return;
	// What is read of the fields is in a reader that all share, so all tokens are taken first.
	const tokens = [...readFields(entry, ROOT)].flatMap(({ field, first, end }) =>
		isNameKind(field.kind) && first < Math.min(end, entry.tape.count) ? [first] : [],
	);
	const isReverse = of.context.workspace.zones.isReverse(of.block.slice.zone);
	for (const token of tokens) nameHint(of, token, extent === "all" || isReverse || hasPlainDot(of, token));
}

/** @param isWanted whether it is told even where nothing speaks against it. */
function nameHint(of: HintedEntry, token: number, isWanted: boolean): void {
	if (token >= of.entry.tape.count) return;
	const span = of.entry.span(token);
	const { octets } = of.entry.tape;
	if (!isRelativeName(octets, span)) return;
	const origin = of.text(of.origin);
	if (of.entry.text(token) === "@") {
		if (!isWanted && of.origin === of.block.slice.zone.origin) return;
		of.behind(token, origin, `@ is the origin, ${origin}`, { padding: "left", leads: true });
		return;
	}
	if (!isWanted) return;
	const label = of.origin === ROOT_NAME ? "." : `.${origin}`;
	const tooltip = `Without a dot at its end, the name goes on with the origin: ${of.entry.text(token)}${label}`;
	of.behind(token, label, tooltip, { padding: "none", leads: true });
}

/** Whether a name has a dot, and is none of a service or key, whose names always do. */
function hasPlainDot({ entry }: HintedEntry, token: number): boolean {
	const text = entry.text(token);
	return text.includes(".") && !text.includes("._") && !text.startsWith("_");
}
