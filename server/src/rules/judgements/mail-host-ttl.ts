import { TYPE_A, TYPE_AAAA, TYPE_MX, TYPE_PTR } from "../../workspace/lookup.ts";
import type { AddressView } from "../views/address-view.ts";
import type { RecordView } from "../views/record-view.ts";
import { judgedExchange } from "./judged-exchange.ts";

/** Whether the TTLs of an address and its PTRs matter to mail. */
export function isKeptForMail(address: AddressView): boolean {
	return address.role !== "none" && address.isPublic;
}

/** The records by which mail comes to the address or is checked: those of MX targets, of the PTR's name and of the HELO name. */
export function mailHosts(address: AddressView): RecordView[] {
	const names = new Set([...address.pointers.map(({ target }) => target), address.helo]);
	return address.hosts.filter((host) => names.has(host.owner) || address.isMailHost(host));
}

/** Whether a record is one of those of which, for the sake of mail, a longer TTL is asked than of others. */
export function hasMailTtl(record: RecordView): boolean {
	if (record.type === TYPE_MX) return judgedExchange(record) !== undefined;
	if (record.type === TYPE_A || record.type === TYPE_AAAA) {
		const { address } = record;
		return isKeptForMail(address) && mailHosts(address).some(({ id }) => id === record.id);
	}
	if (record.type !== TYPE_PTR) return false;
	const address = record.pointer?.address;
	return address !== undefined && isKeptForMail(address) && !address.chain.wildcard;
}
