import type { Block } from "../../zone/block.ts";
import type { Fix, Refusal } from "../fix.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { entriesFrom } from "./file-entries.ts";
import { makeFix, type Offer } from "./make-fix.ts";
import type { Replacement } from "./replacement.ts";

/**
 * Deletes an entry of which no server makes a record.
 *
 * @param octet of the block's chunk, within the entry.
 */
export function deleteUnread(context: RuleContext, block: Block, octet: number, title: string, offer: Offer = {}): Fix {
	return makeFix(
		{
			context,
			zone: block.slice.zone,
			title,
			updates: () => [],
			replacements: () => deletion(block, octet),
		},
		offer,
	);
}

function deletion({ slice, index: at }: Block, octet: number): readonly Replacement[] | Refusal {
	const { file } = slice;
	let gone: Replacement | undefined;
	let hasOwner = false;
	for (const { index, start, end, kind, inheritsBefore } of entriesFrom(file, at, 0)) {
		if (!gone) {
			if (index !== at || octet < start || octet >= end) continue;
			gone = { file, index, start, end, text: "" };
			hasOwner = inheritsBefore < 0;
		} else if (kind === "record") {
			if (hasOwner && inheritsBefore >= 0) {
				return { refusal: "the record that follows has the owner of this one: write its owner first" };
			}
			break;
		}
	}
	return gone ? [gone] : { refusal: "the record is not where it was" };
}
