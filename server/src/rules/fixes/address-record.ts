import { baseName } from "../../config/config-path.ts";
import type { NameId } from "../../tables/name-table.ts";
import { TYPE_A, TYPE_AAAA } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import type { AddressView } from "../views/address-view.ts";
import type { Change } from "./change.ts";
import { insertion } from "./insertion.ts";
import { USUAL_TTL } from "./usual-ttl.ts";
import { relativeName } from "./written-name.ts";

/** An address record of a host that is to come into a zone. */
export function addressRecord(zone: Zone, owner: NameId, address: AddressView): Change {
	const { context } = address;
	const { lookup, tables } = context.workspace;
	const type = address.isIpv4 ? TYPE_A : TYPE_AAAA;
	const sibling = lookup.recordIn(zone, owner, type);
	const ttl = sibling < 0 ? USUAL_TTL : tables.records.ttl[sibling]!;
	return insertion(context, zone, { owner, type, rdata: address.text }, ttl);
}

/** What is added, to go on after `Add`: `mail A 192.0.2.25 in db.example.com`. */
export function addressTitle(zone: Zone, owner: NameId, { context, isIpv4, text }: AddressView): string {
	const name = relativeName(context.workspace, owner, zone.origin);
	return `${name} ${isIpv4 ? "A" : "AAAA"} ${text} in ${baseName(zone.path)}`;
}
