import type { RecordId } from "../../tables/record-table.ts";
import { TYPE_CNAME } from "../../workspace/lookup.ts";
import type { RecordView } from "../views/record-view.ts";

/** How the chain of aliases that begins with a CNAME goes on. */
export type AliasChain =
	/** Its target leads back to it. */
	| { readonly kind: "loop"; readonly records: readonly RecordId[] }
	/** Its target leads to a loop of others, or on and on. */
	| { readonly kind: "endless" }
	/** The loaded zones have nothing at its target; `end` is that name as DNAMEs on the way change it. */
	| { readonly kind: "dangling"; readonly end: string }
	/** The same of a later CNAME. */
	| { readonly kind: "dangling-later" }
	| { readonly kind: "ends"; readonly records: readonly RecordId[] };

/** Follows a CNAME; `records` are the CNAME and DNAME records of the chain, itself the first. */
export function aliasChain(record: RecordView): AliasChain {
	const { answer, end, aliases } = record.resolveTarget();
	if (answer.kind !== "absent") return { kind: "ends", records: [record.id, ...aliases] };
	const { lookup, tables } = record.context.workspace;
	const own = aliases.indexOf(record.id);
	if (own >= 0) return { kind: "loop", records: [record.id, ...aliases.slice(0, own)] };
	if (lookup.answer(record.universe, end).kind === "alias") return { kind: "endless" };
	const isLater = aliases.some((alias) => tables.records.type[alias] === TYPE_CNAME);
	return isLater ? { kind: "dangling-later" } : { kind: "dangling", end: lookup.text(end) };
}
