import { TYPE_DNAME, TYPE_MX } from "../../workspace/lookup.ts";
import { exchangePlace, judgedExchange } from "../judgements/judged-exchange.ts";
import { canonicalHostActions } from "../judgements/name-host-actions.ts";
import { isDoubtfulExchange } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 6672 section 2.4: a name below a DNAME is an alias, which RFC 2181 section 10.3 forbids for an MX. */
export const mxTargetBelowDname: RecordRule = {
	id: "mx-target-below-dname",
	group: "mail-trio",
	severity: "error",
	summary: "an MX names a host below a DNAME, where no host of that name can be",
	sources: ["RFC 6672 section 2.4", "RFC 2181 section 10.3"],
	subject: "record",
	types: [TYPE_MX],
	where: isDoubtfulExchange,
	check(record, report) {
		const exchange = judgedExchange(record);
		const [alias] = record.aliasesOfTarget;
		if (!exchange || alias?.type !== TYPE_DNAME) return;
		// Aliases are followed only so far: where the name at their end is one too, they lead on for ever.
		const isEndless = record.resolve(exchange.end)?.aliases.length !== 0;
		const where = isEndless
			? `renamed again and again without an end, so mail for ${record.owner} bounces. Name a host that has an address`
			: `only an alias of ${exchange.end}, which an MX must not name. Name ${exchange.end} itself`;
		report({
			at: exchangePlace(record),
			message: `${record.target} lies below the DNAME of ${alias.owner} and is ${where}`,
			related: () => [{ at: alias.atField(0), message: `all names below ${alias.owner} lead to ${alias.target}` }],
			actions: () => (isEndless ? [] : canonicalHostActions(record)),
		});
	},
};
