import { TYPE_CODE } from "../../records/type-code.ts";
import type { Action } from "../fix.ts";
import { replaceName } from "../fixes/replace-name.ts";
import { isDoubtfulTarget } from "../judgements/record-test.ts";
import { targetFlaw } from "../judgements/target-flaw.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** The field of an SRV that names the host. */
const TARGET = 3;

/** RFC 2782: the target of an SRV is no alias. */
export const srvTargetIsCname: RecordRule = {
	id: "srv-target-is-cname",
	group: "integrity",
	subject: "record",
	types: [TYPE_CODE.SRV],
	where: isDoubtfulTarget,
	severity: "warning",
	summary: "An SRV names an alias instead of the host itself",
	sources: ["RFC 2782"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} SRV records of ${origin} name aliases (CNAME), which some programs do not follow. Name the hosts themselves`,
	},

	check(record, report) {
		const flaw = targetFlaw(record);
		if (flaw?.kind !== "alias") return;
		const { alias, end } = flaw;
		report({
			at: record.atField(record.isGenerated ? 0 : TARGET),
			message: `${record.target} is an alias (CNAME) of ${end}, which an SRV must not name: some programs do not follow it. Name ${end} itself`,
			related: () => [{ at: alias.atField(0), message: `${alias.owner} leads to ${alias.target}` }],
			actions: () => canonicalActions(record, end),
		});
	},
};

/** The host at the end, where it has an address or lies where nobody can tell. */
function canonicalActions(record: RecordView, end: string): readonly Action[] {
	const resolution = record.resolveTarget();
	const { chains } = record.context;
	const isHost = chains.addressesAt(resolution).addresses.length > 0 && !resolution.wildcard;
	if (record.isGenerated || !(isHost || chains.isUndecided(resolution))) return [];
	return [replaceName(record, TARGET, end)];
}
