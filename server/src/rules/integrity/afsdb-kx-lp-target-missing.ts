import { TYPE_CODE } from "../../records/type-code.ts";
import { appendDot } from "../fixes/append-dot.ts";
import { targetActions } from "../judgements/target-actions.ts";
import { isHostIn, targetFlaw } from "../judgements/target-flaw.ts";
import { wholeNameMeant } from "../judgements/whole-name.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** The field that names the host: in each of these types the second. */
const TARGET = 1;

/** RFC 1183, RFC 2230 and RFC 6742: these records name hosts, as an MX does. */
export const afsdbKxLpTargetMissing: RecordRule = {
	id: "afsdb-kx-lp-target-missing",
	group: "integrity",
	subject: "record",
	types: [TYPE_CODE.AFSDB, TYPE_CODE.RT, TYPE_CODE.KX, TYPE_CODE.LP],
	severity: "information",
	summary: "An AFSDB, RT, KX or LP record names a host that has no address",
	sources: ["RFC 1183 section 1", "RFC 2230 section 3", "RFC 6742 section 2.4"],

	check(record, report) {
		const flaw = targetFlaw(record);
		if (flaw?.kind !== "no-address" || hasLocators(record)) return;
		const meant = wholeNameMeant(record, TARGET);
		const what = record.type === TYPE_CODE.LP ? "no L32 or L64 record" : "no A or AAAA record";
		const remedy =
			meant === undefined
				? "Correct the name, or delete the record"
				: `${meant} is probably meant: append the final dot`;
		report({
			at: record.atField(record.isGenerated ? 0 : TARGET),
			message: `The ${record.typeName} record of ${record.owner} names ${record.target}, which has ${what}, so it is of no use. ${remedy}`,
			actions: () =>
				meant === undefined
					? targetActions(record, TARGET, flaw.zone, (name) => isHostIn(record, flaw.zone, name))
					: [appendDot(record, TARGET)],
		});
	},
};

/** What an LP leads to are locators (RFC 6742 section 2.4); an address beside them is not needed. */
function hasLocators(record: RecordView): boolean {
	const { answer } = record.resolveTarget();
	if (record.type !== TYPE_CODE.LP || answer.kind !== "found") return false;
	const { lookup } = record.context.workspace;
	return [TYPE_CODE.L32, TYPE_CODE.L64].some((type) => lookup.recordIn(answer.zone, answer.node, type) >= 0);
}
