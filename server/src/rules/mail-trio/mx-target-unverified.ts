import { NO_NAME } from "../../tables/name-table.ts";
import { TYPE_MX } from "../../workspace/lookup.ts";
import { exchangePlace, judgedExchange } from "../judgements/judged-exchange.ts";
import { mailHostProblem } from "../judgements/mail-host-problem.ts";
import { isDoubtfulExchange } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";

/** What lies outside the loaded zones is unknown, which is not to say that it is missing. */
export const mxTargetUnverified: RecordRule = {
	id: "mx-target-unverified",
	group: "mail-trio",
	severity: "hint",
	summary: "an MX names a host outside the loaded zones, so its address cannot be checked",
	sources: ["RFC 5321 section 5.1"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} mail servers of ${origin} lie outside the loaded zones, so their addresses cannot be checked here`,
	},
	subject: "record",
	types: [TYPE_MX],
	where: isDoubtfulExchange,
	check(record, report) {
		const exchange = judgedExchange(record);
		// A dynamic zone answers for the name, though its file does not tell how.
		if (exchange?.status !== "outside" || (exchange.zone && exchange.cut === NO_NAME)) return;
		if (exchange.zone && !record.targetHasAddressIn(exchange.zone)) return;
		const problem = mailHostProblem(record);
		if ((problem && problem.kind !== "characters") || !record.isFirstToReferToTarget) return;
		const where = exchange.zone
			? `below the delegation of ${record.nameText(exchange.cut)}, whose zone is not loaded`
			: "outside the loaded zones";
		report({
			at: exchangePlace(record),
			message: `${record.target} lies ${where}, so it cannot be checked here that it has an address. Open its zone as well, or look the name up`,
		});
	},
};
