import { isReverseName } from "../../config/zone-name.ts";
import { pointerTargetKind } from "../../mail/smtp-name.ts";
import { hostNameProblem } from "../../records/host-name.ts";
import type { AddressView } from "./address-view.ts";
import type { RecordView } from "./record-view.ts";

/**
 * Whether a PTR of an address may give the name of a host that has it: a host name outside the reverse tree, and so
 * neither a wildcard nor `_sip`; for an address on the Internet, one with a domain.
 */
export function isPointerTarget({ isPublic }: AddressView, { context, owner, ownerName }: RecordView): boolean {
	if (isReverseName(owner)) return false;
	if (hostNameProblem(context.workspace.tables.names.wire(ownerName), 0, "target") !== undefined) return false;
	return !isPublic || pointerTargetKind(owner) !== "unqualified";
}
