import { networkOfReverseOrigin } from "../../config/network.ts";
import { isPublicAddress } from "../../mail/special-address.ts";
import type { Severity } from "../../syntax/problem.ts";
import type { AddressId } from "../../tables/address-table.ts";
import { TYPE_A, TYPE_AAAA, TYPE_CNAME, TYPE_NS } from "../../workspace/lookup.ts";
import type { RecordView } from "../views/record-view.ts";
import { isStockZone } from "../views/stock-zone.ts";
import { isPublicZone } from "./public-zone.ts";
import { serverAddresses, serverAddressRecords } from "./server-addresses.ts";

/** A name server of a zone for the Internet that has addresses which the Internet cannot reach. */
interface HiddenServer {
	/** The records with these addresses, one or more. */
	readonly hidden: readonly RecordView[];
	/** Whether it has an address that can be reached as well. */
	readonly isMixed: boolean;
	readonly severity: Severity;
}

/** What of the server that an NS record names the Internet cannot reach (RFC 1918 section 3), and how much that matters; undefined where it does not. */
export function hiddenServer(record: RecordView): HiddenServer | undefined {
	if (!mayBeHidden(record)) return undefined;
	const all = serverAddressRecords(record);
	const hidden = all.filter(({ address }) => !address.isPublic);
	if (hidden.length === 0) return undefined;
	const isMixed = hidden.length < all.length;
	const severity = severityOf(record, isMixed);
	return severity && !isStockZone(record.context, record.zone) ? { hidden, isMixed, severity } : undefined;
}

/** A host with more records is looked up at once, be they in a thousand views. */
const MANY = 64;

/** Whether the host has an address that is not public, or an alias that may lead to one. Cheap, since hardly any of a public zone has. */
function mayBeHidden({ context, targetName }: RecordView): boolean {
	const { names, records, addresses } = context.workspace.tables;
	let left = MANY;
	for (let at = names.firstOwner[targetName]!; at >= 0; at = records.nextOfOwner[at]!) {
		const type = records.type[at]!;
		if (type === TYPE_CNAME || --left < 0) return true;
		if (type !== TYPE_A && type !== TYPE_AAAA) continue;
		if (!isPublicAddress(addresses.octets(records.reference[at]! as AddressId))) return true;
	}
	return false;
}

/**
 * How sure it is that the zone is one for the Internet: another server of the name has a public address, so it is an error; the
 * zone has public hosts, so it may be; a zone of private addresses or of a private network is not, nor need one in a view be.
 */
function severityOf(record: RecordView, isMixed: boolean): Severity | undefined {
	const { origin, zone, universe, ownerName } = record;
	const network = networkOfReverseOrigin(origin);
	if (network && !isPublicAddress(Uint8Array.from(network.octets))) return undefined;
	if (isMixed) return "warning";
	const others = record.recordsOfOwner(TYPE_NS).filter(({ targetName }) => targetName !== record.targetName);
	if (others.some((other) => serverAddresses(other).some(({ isPublic }) => isPublic))) return "error";
	if (universe.view !== "" || !(network || isPublicZone(record))) return undefined;
	return ownerName === zone.origin ? "warning" : "information";
}
