import type { NameId } from "../../tables/name-table.ts";
import type { Zone } from "../../zone/zone.ts";
import type { RecordView } from "../views/record-view.ts";

/** Fields of DS and CDS. */
export const DS_ALGORITHM_FIELD = 1;
export const DIGEST_TYPE_FIELD = 2;

/** Key tag, algorithm and digest type of a DS or CDS. */
export function keyOfDigest({ wire }: RecordView): { tag: number; algorithm: number; digestType: number } {
	return { tag: wire[0]! * 256 + wire[1]!, algorithm: wire[2]!, digestType: wire[3]! };
}

/** Whether a record stands in a zone that is kept here, below its top. */
export function isBelowApex({ ownerName, zone }: RecordView): boolean {
	return ownerName !== zone.origin && zone.kind === "primary";
}

/** The loaded zone to which the owner of a record is delegated; undefined where the file of none tells what is in it. */
export function childZone({ context, ownerName, universe, zone }: RecordView): Zone | undefined {
	const { zones } = context.workspace;
	if (!zones.isOrigin(ownerName as NameId)) return undefined;
	const child = zones.zoneAt(universe, ownerName);
	return child === zone || child?.kind !== "primary" ? undefined : child;
}
