import type { Block } from "../../zone/block.ts";
import type { Fix, Refusal } from "../fix.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { entriesFrom, type FileEntry } from "./file-entries.ts";
import { makeFix, type Offer } from "./make-fix.ts";
import type { Replacement } from "./replacement.ts";
import { hasDefaultTtl } from "./ttl-heir.ts";

/**
 * Deletes a record outside the zone, which is in no table, and those behind it that have their owner from it and lie outside
 * too. Servers never had them, so no serial is raised.
 *
 * @param octet of the block's chunk, within the entry.
 */
export function deleteOutsider(context: RuleContext, block: Block, octet: number, offer: Offer): Fix {
	return makeFix(
		{
			context,
			zone: block.slice.zone,
			title: "Delete the record, which servers ignore",
			serial: "keep",
			updates: () => [],
			replacements: () => deletions(context, block, octet),
		},
		offer,
	);
}

function deletions(context: RuleContext, block: Block, octet: number): readonly Replacement[] | Refusal {
	const { file } = block.slice;
	const gone: FileEntry[] = [];
	let isBehindDirective = false;
	for (const entry of entriesFrom(file, block.index, 0)) {
		if (gone.length === 0) {
			if (entry.index === block.index && entry.start <= octet && octet < entry.end) gone.push(entry);
			continue;
		}
		// Behind a record that has its owner from elsewhere, the others have theirs from there too.
		if (gone[0]!.inheritsBefore >= 0 || gone[0]!.kind === "directive") break;
		if (entry.kind === "empty") continue;
		isBehindDirective ||= entry.kind === "directive";
		if (entry.kind === "record" && entry.inheritsBefore < 0) break;
		if (entry.directive === "$INCLUDE" || (isBehindDirective && entry.kind === "record")) {
			return {
				refusal: "records behind the directive that follows have the owner of this one: write their owner first",
			};
		}
		if (entry.kind === "directive") continue;
		gone.push(entry);
	}
	const [first] = gone;
	if (!first) return { refusal: "the record is not where it was" };
	if (first.kind === "record" && !hasDefaultTtl({ context }, block, first.start)) {
		return { refusal: "the records that follow may have the TTL of this one: write a $TTL into the file first" };
	}
	return gone.map(({ index, start, end }) => ({ file, index, start, end, text: "" }));
}
