import { TYPE_CODE } from "../../records/type-code.ts";
import { appendDot } from "../fixes/append-dot.ts";
import { mailServerForService } from "../judgements/mail-program-actions.ts";
import { isDoubtfulTarget } from "../judgements/record-test.ts";
import { targetActions } from "../judgements/target-actions.ts";
import { isHostIn, targetFlaw } from "../judgements/target-flaw.ts";
import { wholeNameMeant } from "../judgements/whole-name.ts";
import type { RecordRule } from "../rule.ts";

/** The field of an SRV that names the host. */
const TARGET = 3;

/** RFC 2782: the target of an SRV has one or more address records. */
export const srvTargetNoAddress: RecordRule = {
	id: "srv-target-no-address",
	group: "integrity",
	subject: "record",
	types: [TYPE_CODE.SRV],
	where: isDoubtfulTarget,
	severity: "error",
	summary: "An SRV names a host that has no address, so the service cannot be reached",
	sources: ["RFC 2782"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} SRV records of ${origin} name hosts that have no A or AAAA record, so nobody reaches these services. Add the addresses of the hosts`,
	},

	check(record, report) {
		const flaw = targetFlaw(record);
		if (flaw?.kind !== "no-address") return;
		const meant = wholeNameMeant(record, TARGET);
		const remedy =
			meant === undefined
				? "Add its address, or name a host that has one"
				: `${meant} is probably meant: append the final dot`;
		report({
			at: record.atField(record.isGenerated ? 0 : TARGET),
			message: `${record.target} has no A or AAAA record, so the service ${record.owner} cannot be reached there. ${remedy}`,
			actions: () =>
				meant === undefined
					? [
							...targetActions(record, TARGET, flaw.zone, (name) => isHostIn(record, flaw.zone, name)),
							...mailServerForService(record, TARGET),
						]
					: [appendDot(record, TARGET)],
		});
	},
};
