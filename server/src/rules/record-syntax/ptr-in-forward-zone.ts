import { isReverseName } from "../../config/zone-name.ts";
import { TYPE_PTR } from "../../workspace/lookup.ts";
import { isCatalog } from "../judgements/catalog-zone.ts";
import { isDoubtfulPointer } from "../judgements/record-test.ts";
import { isSpecialOwner } from "../judgements/special-owner.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 1035 section 3.5: addresses are looked up in the reverse tree. */
export const ptrInForwardZone: RecordRule = {
	id: "ptr-in-forward-zone",
	group: "record-syntax",
	subject: "record",
	types: [TYPE_PTR],
	where: isDoubtfulPointer,
	severity: "hint",
	summary: "A PTR stands outside the reverse tree, where no address leads to it",
	sources: ["RFC 1035 section 3.5"],
	many: {
		above: 10,
		message: (count, origin) =>
			`${count} PTR records stand in ${origin}, where no address leads to them. Move them to the reverse zone`,
	},

	check(record, report) {
		const { owner, zone, context } = record;
		if (isReverseName(owner) || record.isGenerated) return;
		// Services are listed with PTRs (RFC 6763), and classless reverse zones may have any name (RFC 2317).
		if (/(?:^|\.)_/.test(owner) || context.workspace.zones.isReverse(zone) || isSpecialOwner(record)) return;
		// What shows a catalog.
		for (const name of [zone.origin, context.workspace.name(`version.${record.origin}`)]) context.watch.name(name);
		if (isCatalog(context.workspace, zone)) return;
		report({
			at: record.atType,
			message: `Nobody asks for the PTR of ${owner}, since programs look addresses up in in-addr.arpa and ip6.arpa. Move it to the reverse zone, or delete it`,
		});
	},
};
