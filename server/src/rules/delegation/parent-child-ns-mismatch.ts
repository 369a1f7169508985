import { TYPE_NS } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { syncServers } from "../fixes/sync-servers.ts";
import { delegatingZone, serversBeside } from "../judgements/delegating-zone.ts";
import { serverToCome } from "../judgements/server-to-come.ts";
import type { ZoneRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 1034 section 4.2.2: the NS records on both sides of a delegation should be the same. */
export const parentChildNsMismatch: ZoneRule = {
	id: "parent-child-ns-mismatch",
	group: "delegation",
	subject: "zone",
	severity: "warning",
	summary: "A delegation names other servers than the zone to which it leads",
	sources: ["RFC 1034 section 4.2.2", "RFC 1912 section 2.8"],

	check(zone, report) {
		const parent = delegatingZone(zone);
		const own = zone.apexRecords(TYPE_NS);
		if (!parent || parent.servers.length === 0 || own.length === 0) return;
		const extra = serversBeside(parent.servers, own);
		const missing = serversBeside(own, parent.servers);
		if (extra.length === 0 && missing.length === 0) return;
		const above = parent.servers[0]!.origin;
		report({
			at: (extra[0] ?? parent.servers[0]!).atField(0),
			message: `${above} delegates ${zone.origin} to ${texts(parent.servers)}, but ${zone.origin} itself names ${texts(own)}, so resolvers ask now these, now those. Give both the same NS records`,
			related: () => own.map((one) => ({ at: one.atField(0), message: `${zone.origin} names this server` })),
			actions: () => [
				...syncActions(parent.servers, own, extra, missing, zone.zone),
				...syncActions(own, parent.servers, missing, extra),
			],
		});
	},
};

/** Gives one side the servers of the other. */
function syncActions(
	servers: readonly RecordView[],
	others: readonly RecordView[],
	extra: readonly RecordView[],
	missing: readonly RecordView[],
	child?: RecordView["zone"],
): readonly Action[] {
	const [first] = servers;
	if (!first || servers.some(({ isGenerated }) => isGenerated)) return [];
	const come = missing.map((server) => serverToCome(server, first, child));
	const known = come.filter((server) => server !== undefined);
	if (known.length < come.length) return [];
	const title = `Name ${texts(others)} in ${first.origin} too`;
	return [syncServers(servers, extra, known, title)];
}

function texts(servers: readonly RecordView[]): string {
	return [...new Set(servers.map(({ target }) => target))].sort().join(" and ");
}
