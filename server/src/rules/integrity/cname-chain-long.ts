import { TYPE_CNAME } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { replaceName } from "../fixes/replace-name.ts";
import { aliasChain } from "../judgements/alias-chain.ts";
import { isDoubtfulTarget } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** So many aliases one behind the other are usual: a service, its site and the host of that. */
const MOST_ALIASES = 3;

/** RFC 1034 section 3.6.2: aliases of aliases work, but should be avoided. */
export const cnameChainLong: RecordRule = {
	id: "cname-chain-long",
	group: "integrity",
	subject: "record",
	types: [TYPE_CNAME],
	where: isDoubtfulTarget,
	severity: "information",
	summary: "An alias leads through more than two others",
	sources: ["RFC 1034 section 3.6.2", "RFC 1034 section 5.2.2"],

	check(record, report) {
		// Most chains are short, and a look at their length is cheap.
		if (record.resolveTarget().aliases.length < MOST_ALIASES) return;
		const chain = aliasChain(record);
		if (chain.kind !== "ends" || isLongBehind(record, chain.records)) return;
		const aliases = chain.records.map((one) => record.context.viewRecord(record.context, one));
		const end = record.context.workspace.lookup.text(record.resolveTarget().end);
		report({
			at: record.atField(0),
			message: `${record.owner} leads to ${end} through ${aliases.length} aliases one behind the other: each makes the answer slower, and some servers give up. Let it name ${end} itself`,
			related: () =>
				aliases.slice(1).map((one) => ({ at: one.atField(0), message: `${one.owner} leads to ${one.target}` })),
			actions: (): readonly Action[] => (record.isGenerated ? [] : [replaceName(record, 0, end)]),
		});
	},
};

/** Whether a later CNAME of the chain has too many aliases too: then that one is to be told. */
function isLongBehind({ context }: RecordView, records: readonly number[]): boolean {
	const { type } = context.workspace.tables.records;
	const next = records.findIndex((one, index) => index > 0 && type[one] === TYPE_CNAME);
	return next >= 0 && records.length - next > MOST_ALIASES;
}
