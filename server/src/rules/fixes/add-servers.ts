import { baseName } from "../../config/config-path.ts";
import { hostNameProblem } from "../../records/host-name.ts";
import type { NameId } from "../../tables/name-table.ts";
import { TYPE_A, TYPE_AAAA, TYPE_NS } from "../../workspace/lookup.ts";
import type { Fix, Refusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { absoluteHost } from "./absolute-host.ts";
import type { Change } from "./change.ts";
import { insertRecords } from "./insert-records.ts";
import { insertion } from "./insertion.ts";
import { makeJointFix, type Offer } from "./make-fix.ts";

/** Gives a name, which is that of a record, NS records for servers that are known. */
export function addServers(
	{ context, zone, ownerName: owner }: RecordView,
	servers: readonly NameId[],
	offer?: Offer,
): Fix {
	const { names } = context.workspace.tables;
	const records = servers.map((name) => ({ owner, type: TYPE_NS, rdata: { name } }));
	const title = `Add NS ${servers.map((name) => names.text(name)).join(" and ")} in ${baseName(zone.path)}`;
	return insertRecords(context, zone, { records }, title, offer);
}

/** Gives a name, which is that of a record, NS records for the servers that the user is asked for; `example` is what an answer looks like. */
export function askForServers(record: RecordView, prompt: string, example: string): Fix {
	const { context, zone, owner } = record;
	return makeJointFix(
		{
			context,
			title: `Add name servers of ${owner} in ${baseName(zone.path)}`,
			changes: (answer) => {
				const hosts = answer
					.trim()
					.split(/[\s,]+/)
					.map(absoluteHost);
				const refusal = hosts.map((host) => objection(record, host)).find((one) => one !== undefined);
				return refusal ?? hosts.map((host) => serverInsertion(record, host));
			},
		},
		{ question: { prompt, example, kind: "text" } },
	);
}

function serverInsertion({ context, zone, ownerName: owner }: RecordView, host: string): Change {
	return insertion(context, zone, { owner, type: TYPE_NS, rdata: { name: context.workspace.name(host) } });
}

/** Why a host can be no server of the owner as its zone has it; undefined where it can, or the zone cannot tell. */
function objection(record: RecordView, host: string): Refusal | undefined {
	const { context, zone, owner } = record;
	const { workspace } = context;
	const name = workspace.name(host);
	if (!/[^.]\.[^.]/.test(host) || hostNameProblem(workspace.tables.names.wire(name), 0, "target") !== undefined) {
		return { refusal: `${host} is not the full name of a host: give names such as ns1.example.net.` };
	}
	const isNamed = record.recordsOfOwner(TYPE_NS).some(({ targetName }) => targetName === name);
	if (isNamed) return { refusal: `${host} is a name server of ${owner} already` };
	if (!lacksAddressInZone(record, name)) return undefined;
	return {
		refusal: `${host} lies in ${workspace.tables.names.text(zone.origin)} and has no address there: add its A or AAAA record first`,
	};
}

/** Whether a name lies in the zone of a record and the zone has no address of it, so that it cannot be a server yet. */
export function lacksAddressInZone({ context, zone }: RecordView, name: NameId): boolean {
	const { lookup, tables } = context.workspace;
	if (!tables.names.isWithin(name, zone.origin)) return false;
	const answer = lookup.answerIn(zone, lookup.sought(name));
	const node = answer.kind === "found" ? answer.node : name;
	if (answer.kind === "alias" || answer.kind === "absent") return true;
	return lookup.recordIn(zone, node, TYPE_A) < 0 && lookup.recordIn(zone, node, TYPE_AAAA) < 0;
}
