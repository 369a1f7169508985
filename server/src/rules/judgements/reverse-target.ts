import { isReverseName } from "../../config/zone-name.ts";
import { hostNameProblem } from "../../records/host-name.ts";
import type { RecordView } from "../views/record-view.ts";
import { isStockZone } from "../views/stock-zone.ts";
import { addressAsTarget } from "./address-as-target.ts";
import { lacksFinalDot } from "./missing-dot.ts";
import { reverseZone } from "./reverse-zone.ts";

/** Why the target of a PTR can be no host: it is an address, has a `*`, lies in the reverse tree, or has characters that host names lack. */
export type TargetFlaw = "address" | "wildcard" | "reverse" | "characters";

/** What is wrong with the target of a PTR in a reverse zone, other than its final dot; undefined if nothing is. */
export function targetFlaw(record: RecordView): TargetFlaw | undefined {
	if (record.hasPlainTarget || !reverseZone(record)) return undefined;
	if (record.isGenerated && !record.isEdgeOfGenerate) return undefined;
	if (isServiceOwner(record) || lacksFinalDot(record)) return undefined;
	const flaw = flawOf(record);
	return flaw && !isStockZone(record.context, record.zone) ? flaw : undefined;
}

function flawOf(record: RecordView): TargetFlaw | undefined {
	if (addressAsTarget(record)) return "address";
	if (record.context.workspace.tables.names.isWildcard(record.targetName)) return "wildcard";
	if (isReverseName(record.target)) return leadsNowhere(record) ? "reverse" : undefined;
	return hostNameProblem(record.targetWire, 0, "target") === undefined ? undefined : "characters";
}

/** DNS-SD keeps its lists of domains in reverse zones, with PTRs to names of all kinds (RFC 6763 section 11). */
function isServiceOwner({ owner }: RecordView): boolean {
	return /(?:^|\.)_/.test(owner);
}

/** Hosts may have addresses in a reverse zone, odd as it is; and what other zones say of the name is unknown. */
function leadsNowhere(record: RecordView): boolean {
	const { answer } = record.resolveTarget();
	return answer.kind !== "outside" && record.addressesOf(record.target).length === 0;
}
