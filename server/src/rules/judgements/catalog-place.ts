import type { NameId } from "../../tables/name-table.ts";
import type { RecordView } from "../views/record-view.ts";

/** Where a record of a catalog stands: at a member, `m1.zones.catalog.example.`, or with a property of it, one label below. */
export interface CatalogPlace {
	/** The name of the member. */
	readonly member: NameId;
	/** `m1`. */
	readonly id: string;
	/** `group`, `coo` or another; "" at the member itself. */
	readonly property: string;
}

/** The place of a record in its catalog (RFC 9432 section 4.1); undefined where it is not among the members. */
export function catalogPlace({ ownerName, owner, origin, context }: RecordView): CatalogPlace | undefined {
	const { names } = context.workspace.tables;
	const members = `.zones.${origin}`;
	if (!owner.endsWith(members)) return undefined;
	const labels = names
		.text(ownerName)
		.slice(0, -members.length)
		.split(/(?<!\\)\./);
	let member = ownerName;
	for (let above = labels.length - 1; above > 0; above--) member = names.parentOf(member);
	return { member, id: labels.at(-1)!, property: labels.length === 1 ? "" : labels.at(-2)! };
}
