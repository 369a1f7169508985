import type { NameId } from "../../tables/name-table.ts";
import { TYPE_NS } from "../../workspace/lookup.ts";
import type { Fix } from "../fix.ts";
import type { AddressView } from "../views/address-view.ts";
import type { RecordView } from "../views/record-view.ts";
import { addressRecord } from "./address-record.ts";
import { groupsOfCopies } from "./copies-of.ts";
import { recordDeletions } from "./delete-record.ts";
import { insertion } from "./insertion.ts";
import { makeJointFix } from "./make-fix.ts";
import { nameChange } from "./replace-name.ts";

/** A name server that a name is to have, and the glue that its zone needs for that. */
export interface ServerToCome {
	readonly name: NameId;
	readonly glue: readonly AddressView[];
}

/** Gives a name other name servers: one takes the place of another, what is left over goes or comes. */
export function syncServers(
	servers: readonly RecordView[],
	extra: readonly RecordView[],
	missing: readonly ServerToCome[],
	title: string,
): Fix {
	const { context, zone, ownerName: owner } = servers[0]!;
	const { names } = context.workspace.tables;
	return makeJointFix(
		{
			context,
			title,
			changes: () => {
				const unlike = groupsOfCopies(extra).map(([record]) => record);
				return [
					...unlike
						.slice(0, missing.length)
						.map((record, index) => nameChange(record, 0, names.text(missing[index]!.name))),
					...recordDeletions(unlike.slice(missing.length)),
					...missing
						.slice(unlike.length)
						.map(({ name }) => insertion(context, zone, { owner, type: TYPE_NS, rdata: { name } })),
					...missing.flatMap(({ name, glue }) => glue.map((address) => addressRecord(zone, name, address))),
				];
			},
		},
		{ preferred: false },
	);
}
