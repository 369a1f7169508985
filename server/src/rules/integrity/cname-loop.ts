import type { RecordId } from "../../tables/record-table.ts";
import { TYPE_CNAME } from "../../workspace/lookup.ts";
import { aliasChain } from "../judgements/alias-chain.ts";
import { isDoubtfulTarget } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";
import { inTextOrder } from "../views/text-order.ts";

/** RFC 1034 section 3.6.2: aliases that lead to each other lead to no host. */
export const cnameLoop: RecordRule = {
	id: "cname-loop",
	group: "integrity",
	subject: "record",
	types: [TYPE_CNAME],
	where: isDoubtfulTarget,
	severity: "error",
	summary: "Aliases lead in a circle, so their names have no addresses",
	sources: ["RFC 1034 section 3.6.2"],

	check(record, report) {
		const chain = aliasChain(record);
		if (chain.kind !== "loop") return;
		// The one that is written first speaks for all.
		if (firstAlias(record, chain.records) !== record.id) return;
		const aliases = chain.records.map((one) => record.context.viewRecord(record.context, one));
		report({
			at: record.atField(0),
			message: messageFor(
				record.owner,
				aliases.slice(1).map(({ owner }) => owner),
			),
			related: () =>
				aliases.slice(1).map((one) => ({ at: one.atField(0), message: `${one.owner} leads to ${one.target}` })),
		});
	},
};

function messageFor(owner: string, others: readonly string[]): string {
	if (others.length === 0) {
		return `${owner} is an alias of itself, so it never has an address. Let it name a host, or delete the CNAME`;
	}
	const way = [...others, owner].join(" and on to ");
	return `${owner} is an alias that leads back to itself, by ${way}, so none of these names ever has an address. Let one of them name a host`;
}

function firstAlias({ context }: RecordView, records: readonly RecordId[]): RecordId | undefined {
	const { type } = context.workspace.tables.records;
	return inTextOrder(context.workspace, records).find((one) => type[one] === TYPE_CNAME);
}
