import { baseName } from "../../config/config-path.ts";
import type { NameId } from "../../tables/name-table.ts";
import { TYPE_CNAME, TYPE_NS, TYPE_PTR } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { insertRecords } from "../fixes/insert-records.ts";
import type { NewRecord } from "../fixes/new-record.ts";
import { relativeName } from "../fixes/written-name.ts";
import { RecordView } from "../views/record-view.ts";
import { classlessCoverage } from "./classless-coverage.ts";
import { classlessRange } from "./classless-label.ts";
import { delegatingServers } from "./delegating-servers.ts";

/** For a CNAME that leads below a label at which nothing is: the PTRs below the label, or the delegation of the label. */
export function delegateLabelActions(alias: RecordView): readonly Action[] {
	const { names } = alias.context.workspace.tables;
	const label = names.parentOf(alias.targetName);
	return [...pointerActions(alias, label), ...delegationActions(alias, label)];
}

/** The PTRs of the addresses whose CNAMEs lead there, each of which belongs to one host; this one's must be among them. */
function pointerActions(alias: RecordView, label: NameId): readonly Action[] {
	const { context, zone } = alias;
	const { workspace } = context;
	const { names } = workspace.tables;
	const pointers: NewRecord[] = [];
	for (let child = names.firstChild[label]! as NameId; child >= 0; child = names.nextSibling[child]! as NameId) {
		const hosts = hostsBehind(alias, child);
		if (hosts.length !== 1) continue;
		pointers.push({ owner: child, type: TYPE_PTR, rdata: { name: workspace.name(hosts[0]!) } });
	}
	const own = pointers.find(({ owner }) => owner === alias.targetName);
	if (!own) return [];
	const below = `${relativeName(workspace, own.owner, zone.origin)} ${hostsBehind(alias, own.owner)[0]}`;
	const title =
		pointers.length === 1 ? `Add PTR ${below}` : `Add the ${pointers.length} PTRs below ${names.text(label)}`;
	return [
		insertRecords(context, zone, { records: pointers }, `${title} in ${baseName(zone.path)}`, {
			preferred: false,
			shared: true,
		}),
	];
}

/** The names of the addresses whose CNAMEs in the zone lead to a name. */
function hostsBehind({ context, zone }: RecordView, target: NameId): string[] {
	const { tables, zones } = context.workspace;
	const hosts = new Set<string>();
	const { nextOfReference, type } = tables.records;
	for (let at = tables.names.firstReference[target]!; at >= 0; at = nextOfReference[at]!) {
		const record = new RecordView(context, at as RecordView["id"]);
		if (type[at] !== TYPE_CNAME || zones.zoneOf(record.id) !== zone) continue;
		for (const host of record.reverseAddress?.candidateNames ?? []) hosts.add(host);
	}
	return [...hosts];
}

/** NS records for the label, with the servers of the zone itself; not where the CNAMEs are not those of the label. */
function delegationActions(alias: RecordView, label: NameId): readonly Action[] {
	const { context, zone } = alias;
	const { names } = context.workspace.tables;
	const range = classlessRange(names.label(label));
	if (range === "impossible") return [];
	if (range && isIncomplete(alias, label, range)) return [];
	const servers = delegatingServers(alias);
	if (servers.length === 0) return [];
	const records = servers.map(({ target }) => ({ owner: label, type: TYPE_NS, rdata: target }));
	const title = `Delegate ${names.text(label)} to ${servers.map(({ target }) => target).join(" and ")}`;
	return [insertRecords(context, zone, { records }, title, { preferred: false, shared: true })];
}

function isIncomplete(alias: RecordView, label: NameId, range: { first: number; last: number }): boolean {
	const { left, generated } = classlessCoverage(alias, label, range);
	return generated !== undefined && left.length > 0;
}
