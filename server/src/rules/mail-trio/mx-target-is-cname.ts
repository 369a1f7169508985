import { TYPE_CNAME, TYPE_MX } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { groupsOfCopies } from "../fixes/copies-of.ts";
import { replaceAlias } from "../fixes/replace-alias.ts";
import { exchangePlace, judgedExchange } from "../judgements/judged-exchange.ts";
import { canonicalHostActions } from "../judgements/name-host-actions.ts";
import { isDoubtfulExchange } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 2181 section 10.3: the target of an MX is no alias. */
export const mxTargetIsCname: RecordRule = {
	id: "mx-target-is-cname",
	group: "mail-trio",
	severity: "warning",
	summary: "an MX names an alias instead of the host itself",
	sources: ["RFC 2181 section 10.3", "RFC 5321 section 5.1", "RFC 1912 section 2.4"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} MX records of ${origin} name aliases (CNAME), which some mail servers refuse to follow. Name the hosts themselves`,
	},
	subject: "record",
	types: [TYPE_MX],
	where: isDoubtfulExchange,
	check(record, report) {
		const exchange = judgedExchange(record);
		const [alias] = record.aliasesOfTarget;
		if (!exchange || alias?.type !== TYPE_CNAME) return;
		const end = deadEnd(record);
		report({
			at: exchangePlace(record),
			severity: end === undefined ? "warning" : "error",
			message: `${record.target} is an alias (CNAME)${end ?? ` of ${exchange.end}, which an MX must not name: some servers refuse it. Name ${exchange.end} itself`}`,
			related: () =>
				record.aliasesOfTarget.map((one) => ({ at: one.atField(0), message: `${one.owner} leads to ${one.target}` })),
			actions: () => [...canonicalHostActions(record), ...copyActions(record, alias)],
		});
	},
};

/** The alias as a host of its own, where nothing but the CNAME is at its name and the addresses at the end are known. */
function copyActions(record: RecordView, alias: RecordView): readonly Action[] {
	const { addressRecords } = record.exchange;
	if (alias.owner !== record.target || alias.isGenerated || alias.hasInheritedOwner) return [];
	const isAlone = groupsOfCopies(alias.recordsOfSameOwner).length === 1;
	return addressRecords.length > 0 && isAlone ? [replaceAlias(alias, record.exchangeRecords)] : [];
}

/** How the aliases end where the loaded zones tell that they lead to no address; to go on after the alias. */
function deadEnd(record: RecordView): string | undefined {
	const { addresses, end } = record.exchange;
	if (addresses.length > 0 || record.isTargetUndecided) return undefined;
	const isLoop = record.aliasesOfTarget.some((alias) => alias.owner === end);
	const where = isLoop ? " in a circle of aliases" : ` of ${end}, which has no A or AAAA record`;
	return `${where}, so mail for ${record.owner} bounces. Name a host that has an address`;
}
