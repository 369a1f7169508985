import { TYPE_CODE } from "../../records/type-code.ts";
import { TYPE_CNAME } from "../../workspace/lookup.ts";
import { isReferredTo } from "../judgements/special-owner.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 9859 section 3: children put `_dsync` behind the first label of their name, or in front of that of the parent. */
export const dsyncOwner: RecordRule = {
	id: "dsync-owner",
	group: "hygiene",
	subject: "record",
	types: [TYPE_CODE.DSYNC],
	severity: "warning",
	summary: "A DSYNC record does not stand below `_dsync`, where children look for it",
	sources: ["RFC 9859 section 3"],

	check(record, report) {
		const { owner, origin } = record;
		// An alias may lead to any name.
		if (record.isGenerated || /(?:^|\.)_dsync\./.test(owner) || isReferredTo(record, record.ownerName, TYPE_CNAME))
			return;
		const wanted = `*._dsync.${origin === "." ? "" : origin}`;
		report({
			at: record.atOwner,
			message: `Nobody looks for the DSYNC of ${owner}: who runs a child zone asks below _dsync where to report changes. Let it stand at ${wanted}, or below _dsync at the name of the child`,
		});
	},
};
