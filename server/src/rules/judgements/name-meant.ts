import { isReverseName } from "../../config/zone-name.ts";
import { registrableDomain } from "../../mail/registrable-domain.ts";
import { TYPE_NS, TYPE_SOA } from "../../workspace/lookup.ts";
import type { RecordView } from "../views/record-view.ts";

/**
 * The host that a name server's name without its domain means, `ns1`: the only one in the loaded zones that has an
 * address; where none is loaded, the one in the domain of the zone's other name servers. Undefined where that is not told.
 */
export function serverMeant(record: RecordView, written: string): string | undefined {
	if (!ONE_LABEL.test(written)) return undefined;
	const [host, ...others] = loadedHosts(record, written);
	if (host !== undefined) return others.length === 0 ? host : undefined;
	const domains = serverNames(record).map((server) => server.slice(server.indexOf(".") + 1));
	const [domain, ...rest] = new Set(domains);
	if (domain === undefined || rest.length > 0) return undefined;
	const name = `${written.toLowerCase()}.${domain}`;
	return record.resolve(name)?.answer.kind === "outside" ? name : undefined;
}

/**
 * The mailbox that a name without its domain means, `hostmaster`: in the domain of the zone's name servers, which is
 * that of the loaded zone they are in. Undefined where they do not agree, or where the domain is known to have nothing.
 */
export function mailboxMeant(record: RecordView, written: string): string | undefined {
	if (!MAILBOX_LABEL.test(written)) return undefined;
	const [domain, ...others] = new Set(serverNames(record).map((server) => mailDomainOf(record, server)));
	if (domain === undefined || others.length > 0) return undefined;
	return record.resolve(domain)?.answer.kind === "absent" ? undefined : `${written.toLowerCase()}.${domain}`;
}

const ONE_LABEL = /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/i;
const MAILBOX_LABEL = /^[a-z](?:[a-z0-9_-]*[a-z0-9])?$/i;

/** The name servers in the NS and SOA records of the apex, outside the reverse tree; what is written short stands for the loaded host. */
function serverNames(record: RecordView): string[] {
	const servers = [...record.recordsAtApex(TYPE_NS), ...record.recordsAtApex(TYPE_SOA)];
	return servers.flatMap((server) => {
		if (!server.targetIsInZone)
			return /\..+\./.test(server.target) && !isReverseName(server.target) ? [server.target] : [];
		const written = server.writtenField(0);
		const hosts = ONE_LABEL.test(written) ? loadedHosts(record, written) : [];
		return hosts.length === 1 ? hosts : [];
	});
}

/** The names with a first label that have addresses, directly below the origins of forward zones that the record can see. */
function loadedHosts(record: RecordView, label: string): string[] {
	const { workspace } = record.context;
	const { zones, tables } = workspace;
	const origins = new Set<string>();
	for (const { zone } of workspace.openZones()) {
		if (zones.isVisible(record.universe, zone) && !zones.isReverse(zone)) origins.add(tables.names.text(zone.origin));
	}
	return [...origins]
		.map((origin) => `${label.toLowerCase()}.${origin}`)
		.filter((host) => record.addressesOf(host).length > 0)
		.sort();
}

/** The domain in which the people who run a server have their mail. */
function mailDomainOf(record: RecordView, server: string): string | undefined {
	const { workspace } = record.context;
	const zone = workspace.lookup.zoneFor(record.universe, workspace.name(server));
	if (zone) return workspace.tables.names.text(zone.origin);
	const domain = registrableDomain(server);
	return domain === undefined ? undefined : `${domain}.`;
}
