import { ROOT_NAME } from "../../tables/name-table.ts";
import type { Action } from "../fix.ts";
import { askForAddress } from "../fixes/add-address.ts";
import { appendDot } from "../fixes/append-dot.ts";
import { targetActions } from "../judgements/target-actions.ts";
import { isHostIn } from "../judgements/target-flaw.ts";
import { wholeNameMeant } from "../judgements/whole-name.ts";
import type { RecordRule } from "../rule.ts";
import { SERVICE_TYPES, serviceOf } from "../views/service-view.ts";

/** The field that names the host. */
const TARGET = 1;

/** RFC 9460 section 3: who follows the record looks up the addresses of its target. */
export const svcbTargetMissing: RecordRule = {
	id: "svcb-target-missing",
	group: "integrity",
	subject: "record",
	types: SERVICE_TYPES,
	severity: "warning",
	summary: "An SVCB or HTTPS record names a host that has no address",
	sources: ["RFC 9460 section 3"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} SVCB and HTTPS records of ${origin} name hosts that have no A or AAAA record. Add the addresses of the hosts`,
	},

	check(record, report) {
		const service = record.hasPlainHost ? undefined : serviceOf(record);
		if (!service || service.isNone || (service.isAlias && service.host === record.ownerName)) return;
		const { context, type } = record;
		const { lookup, tables } = context.workspace;
		const resolution = service.resolveHost();
		const { answer } = resolution;
		if (answer.kind === "outside" || context.chains.isUndecided(resolution)) return;
		if (context.chains.addressesAt(resolution).addresses.length > 0) return;
		// An alias may lead to another record of its kind.
		if (service.isAlias && answer.kind === "found" && lookup.recordIn(answer.zone, answer.node, type) >= 0) return;
		const { zone } = answer;
		const isOwner = record.targetName === ROOT_NAME;
		const host = tables.names.text(service.host);
		const meant = isOwner ? undefined : wholeNameMeant(record, TARGET);
		const what = isOwner ? `names its owner ${host}, which` : `names ${host}, which`;
		const remedy =
			meant === undefined
				? "Add its address, or name a host that has one"
				: `${meant} is probably meant: append the final dot`;
		report({
			at: record.atField(record.isGenerated ? 0 : TARGET),
			message: `The ${record.typeName} record of ${record.owner} ${what} has no A or AAAA record, so nobody can connect. ${remedy}`,
			actions: (): readonly Action[] => {
				if (meant !== undefined) return [appendDot(record, TARGET)];
				if (!isOwner) return targetActions(record, TARGET, zone, (name) => isHostIn(record, zone, name));
				const ask = askForAddress(record, host, "address");
				return ask && !record.isGenerated ? [ask] : [];
			},
		});
	},
};
