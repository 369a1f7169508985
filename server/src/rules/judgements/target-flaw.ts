import { type NameId, ROOT_NAME } from "../../tables/name-table.ts";
import { TYPE_A, TYPE_AAAA, TYPE_CNAME } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import type { RecordView } from "../views/record-view.ts";

/** What is wrong with the host that a record names as its target. */
export type TargetFlaw =
	/** The zone that answers for it has no address of it. */
	| { readonly kind: "no-address"; readonly zone: Zone }
	/** It is a CNAME, or lies below a DNAME; `end` is the name to which that leads. */
	| { readonly kind: "alias" | "below-dname"; readonly alias: RecordView; readonly end: string };

/** Undefined where the loaded zones cannot tell, and for the root, which says that there is no host. */
export function targetFlaw(record: RecordView): TargetFlaw | undefined {
	if (record.hasPlainHost || record.targetName === ROOT_NAME) return undefined;
	const { context } = record;
	const { chains, workspace } = context;
	const resolution = record.resolveTarget();
	const [first] = resolution.aliases;
	if (first !== undefined) {
		const kind = workspace.tables.records.type[first] === TYPE_CNAME ? "alias" : "below-dname";
		return { kind, alias: context.viewRecord(context, first), end: workspace.lookup.text(resolution.end) };
	}
	const { answer } = resolution;
	if (answer.kind === "outside" || chains.isUndecided(resolution)) return undefined;
	return chains.addressesAt(resolution).addresses.length > 0 ? undefined : { kind: "no-address", zone: answer.zone };
}

/** Whether a name of a zone has an address of its own there, so that a record could name it. */
export function isHostIn({ context }: RecordView, zone: Zone, name: NameId): boolean {
	const { lookup } = context.workspace;
	return [TYPE_A, TYPE_AAAA].some((type) => lookup.recordIn(zone, name, type) >= 0);
}
