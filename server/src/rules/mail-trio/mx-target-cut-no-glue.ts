import { NO_NAME } from "../../tables/name-table.ts";
import { TYPE_MX } from "../../workspace/lookup.ts";
import { askForAddress } from "../fixes/add-address.ts";
import { exchangePlace, judgedExchange } from "../judgements/judged-exchange.ts";
import { isDoubtfulExchange } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 1034 section 4.2.1: below a delegation, the zone of the child has the word. */
export const mxTargetCutNoGlue: RecordRule = {
	id: "mx-target-cut-no-glue",
	group: "mail-trio",
	severity: "information",
	summary: "an MX names a host below a delegation whose zone is not loaded, and nothing here gives its address",
	sources: ["RFC 1034 section 4.2.1", "RFC 5321 section 5.1"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} MX records of ${origin} name hosts below delegations whose zones are not loaded, so their addresses cannot be checked here`,
	},
	subject: "record",
	types: [TYPE_MX],
	where: isDoubtfulExchange,
	check(record, report) {
		const exchange = judgedExchange(record);
		if (exchange?.status !== "outside" || !exchange.zone || exchange.cut === NO_NAME) return;
		const { zone } = exchange;
		if (record.targetHasAddressIn(zone)) return;
		const cut = record.nameText(exchange.cut);
		report({
			at: exchangePlace(record),
			message: `${record.target} lies below the delegation of ${cut}, whose zone is not loaded, and no address of it stands here. Open the zone ${cut} as well, or check there that the host has an address`,
			actions: () => {
				const ask = askForAddress(record, record.target, "address", zone);
				return ask ? [ask] : [];
			},
		});
	},
};
