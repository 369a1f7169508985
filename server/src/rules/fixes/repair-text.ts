import type { Repair } from "../../syntax/repair.ts";
import type { Block } from "../../zone/block.ts";
import type { Fix } from "../fix.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { lineEndOfFile } from "./line-end-of-file.ts";
import { makeFix } from "./make-fix.ts";

/** The fix that makes a repair of the text of a block; what it changes is no record, so `nsupdate` has no lines for it. */
export function repairText(context: RuleContext, block: Block, repair: Repair): Fix {
	const { title, edits, preferred, safe, keepsRecords } = repair;
	const { slice, index } = block;
	return makeFix(
		{
			context,
			title,
			zone: slice.zone,
			...(keepsRecords && { serial: "keep" }),
			updates: () => [],
			replacements: () =>
				edits.map(({ start, end, text }) => {
					return { file: slice.file, index, start, end, text: text.replaceAll(/\r?\n/g, lineEndOfFile(slice.file)) };
				}),
		},
		{ ...(preferred === false && { preferred }), ...(safe && { safe }) },
	);
}
