import { TYPE_CODE } from "../../records/type-code.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Zone } from "../../zone/zone.ts";

/** Whether what is served of a zone is signed: the server does it, or its file holds the signatures. */
export function isSigned(workspace: Workspace, zone: Zone): boolean {
	return zone.signed || holdsSignatures(workspace, zone);
}

/** Whether the file of a zone holds keys and signatures at its top, and is not what the server signs itself. */
export function holdsSignatures({ lookup }: Workspace, zone: Zone): boolean {
	if (zone.signed || lookup.recordIn(zone, zone.origin, TYPE_CODE.RRSIG) < 0) return false;
	return lookup.recordIn(zone, zone.origin, TYPE_CODE.DNSKEY) >= 0;
}
