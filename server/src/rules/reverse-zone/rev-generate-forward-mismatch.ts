import { TYPE_PTR } from "../../workspace/lookup.ts";
import { addForwardGenerate } from "../fixes/add-forward-generate.ts";
import { pointerFlaw } from "../judgements/pointer-flaw.ts";
import { isDoubtfulPointer } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";
import { isStockZone } from "../views/stock-zone.ts";

/** RFC 1912 section 2.1: names that a `$GENERATE` gives to a block of addresses are to lead back as well. */
export const revGenerateForwardMismatch: RecordRule = {
	id: "rev-generate-forward-mismatch",
	group: "reverse-zone",
	subject: "record",
	types: [TYPE_PTR],
	where: isDoubtfulPointer,
	severity: "information",
	summary: "The names that a $GENERATE gives to addresses do not have these addresses",
	sources: ["RFC 1912 section 2.1", "draft-msullivan-dnsop-generic-naming-schemes-00"],

	check(record, report) {
		if (!record.isGenerated || !record.isEdgeOfGenerate) return;
		const { pointer } = record;
		if (!pointer || (pointer.state !== "absent" && pointer.state !== "differs")) return;
		// An address that takes part in mail is judged by itself.
		if (pointer.address.role !== "none" || pointer.aliases.length > 0 || pointerFlaw(pointer)) return;
		if (isStockZone(record.context, record.zone)) return;
		const template = record.writtenField(0);
		report({
			at: record.atField(0),
			message: `The names that ${template} becomes do not all have the addresses they are given to, so these PTRs do not lead back. Add a $GENERATE with ${pointer.address.isIpv4 ? "A" : "AAAA"} records for the same range to the zone of the names`,
			actions: () => {
				const fix = addForwardGenerate(record);
				return fix ? [fix] : [];
			},
			related: () => [{ at: record.atOwner, message: `${pointer.address.text} is given to ${record.target}` }],
		});
	},
};
