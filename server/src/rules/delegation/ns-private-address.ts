import { networkOfReverseOrigin } from "../../config/network.ts";
import { isPublicAddress } from "../../mail/special-address.ts";
import type { Severity } from "../../syntax/problem.ts";
import type { AddressId } from "../../tables/address-table.ts";
import { TYPE_A, TYPE_AAAA, TYPE_CNAME, TYPE_NS } from "../../workspace/lookup.ts";
import { isPublicZone } from "../judgements/public-zone.ts";
import { serverAddresses, serverAddressRecords } from "../judgements/server-addresses.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";
import { isStockZone } from "../views/stock-zone.ts";

/** RFC 1918 section 3: private addresses mean another host in each network. */
export const nsPrivateAddress: RecordRule = {
	id: "ns-private-address",
	group: "delegation",
	subject: "record",
	types: [TYPE_NS],
	severity: "error",
	summary: "A name server of a public zone has an address that the Internet cannot reach",
	sources: ["RFC 1918 section 3", "RFC 6890"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} NS records of ${origin} name servers with addresses that the Internet cannot reach. Give the servers public addresses, or keep the records in an internal view`,
	},

	check(record, report) {
		if (record.isGenerated || !mayBeHidden(record)) return;
		const all = serverAddressRecords(record);
		const hidden = all.filter(({ address }) => !address.isPublic);
		if (hidden.length === 0) return;
		const severity = severityOf(record, hidden.length < all.length);
		if (!severity || isStockZone(record.context, record.zone)) return;
		const texts = hidden.map(({ address }) => address.text).join(", ");
		const beside = hidden.length < all.length ? " beside a public address" : "";
		report({
			at: record.atField(0),
			severity,
			message: `${record.target} has ${texts}${beside}, which the Internet cannot reach, so look-ups of ${record.owner} wait in vain or reach a stranger. Give the server a public address, or keep this NS in an internal view`,
			related: () => hidden.map((one) => ({ at: one.atField(0), message: `${one.owner} has ${one.address.text}` })),
		});
	},
};

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
