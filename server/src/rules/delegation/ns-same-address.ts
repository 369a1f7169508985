import { TYPE_NS } from "../../workspace/lookup.ts";
import { serverAddresses } from "../judgements/server-addresses.ts";
import type { RecordRule } from "../rule.ts";
import type { AddressView } from "../views/address-view.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 2182 section 3: a further server is there for when another cannot be reached. */
export const nsSameAddress: RecordRule = {
	id: "ns-same-address",
	group: "delegation",
	subject: "record",
	types: [TYPE_NS],
	severity: "error",
	summary: "Two name servers of a zone have the same address, so they are one server",
	sources: ["RFC 2182 section 3", "RFC 1034 section 4.1"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} NS records of ${origin} name servers that have the address of another, so they are no spares for them`,
	},

	check(record, report) {
		if (record.isGenerated || hasNoRival(record)) return;
		const addresses = serverAddresses(record);
		if (addresses.length === 0 || !addresses.every(({ isPublic }) => isPublic)) return;
		const earlier = earlierServers(record).find((one) => isNoSpare(addresses, one));
		if (!earlier) return;
		report({
			at: record.atField(0),
			message: `${record.target} has no address that ${earlier.target} does not have (${addresses.map(({ text }) => text).join(", ")}), so both are one server, and ${record.owner} has no spare in it. Name a server on another machine, or delete this NS`,
			related: () => [{ at: earlier.atField(0), message: "this NS leads to the same address" }],
		});
	},
};

/** Whether it is the first NS record of its name, or names a host that nothing loaded speaks of: cheap, since most are. */
function hasNoRival({ context, zone, ownerName, targetName, id }: RecordView): boolean {
	const { lookup, tables } = context.workspace;
	return tables.names.firstOwner[targetName]! < 0 || lookup.recordIn(zone, ownerName, TYPE_NS) === id;
}

/** The NS records of the same name that stand before this one and name another host. */
function earlierServers(record: RecordView): readonly RecordView[] {
	const servers = record.recordsOfOwner(TYPE_NS);
	const at = servers.findIndex(({ id }) => id === record.id);
	return servers.slice(0, Math.max(0, at)).filter(({ targetName }) => targetName !== record.targetName);
}

/** Whether all addresses are some of those of an earlier server. */
function isNoSpare(addresses: readonly AddressView[], earlier: RecordView): boolean {
	const known = new Set(serverAddresses(earlier).map(({ id }) => id));
	return addresses.every(({ id }) => known.has(id));
}
