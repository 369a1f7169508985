import { hostNameProblem } from "../../records/host-name.ts";
import type { NameId } from "../../tables/name-table.ts";
import { TYPE_NS } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import type { Fix, Refusal } from "../fix.ts";
import type { AddressView } from "../views/address-view.ts";
import type { RecordView } from "../views/record-view.ts";
import { absoluteHost } from "./absolute-host.ts";
import { addressChanges, zoneOfHost } from "./add-address.ts";
import { addressTitle } from "./address-record.ts";
import type { Change } from "./change.ts";
import { isFreeName } from "./free-name.ts";
import { makeJointFix } from "./make-fix.ts";
import { nameChange } from "./replace-name.ts";

/** What mail servers are called; the first one that is free is taken. */
const MAIL_LABELS = ["mail", "mx", "smtp"];
/** What name servers are called. */
const SERVER_LABELS = ["ns1", "ns2", "ns3", "ns4"];

/**
 * Makes a host of an address that stands in an MX or NS record: an A or AAAA record with a free name, which the record
 * then names, and the PTR where a loaded reverse zone has none. The name is the one that the address has
 * in the reverse zone, else a usual one; where none is free, the user is asked for it.
 */
export function extractHost(record: RecordView, address: AddressView): Fix {
	const { context, zone } = record;
	const { workspace } = context;
	const name = freeName(record, address);
	if (name === undefined) {
		return makeJointFix(
			{
				context,
				title: `Give a new host the address ${address.text} and name it`,
				changes: (answer) => changesOf(record, address, absoluteHost(answer)),
			},
			{
				question: {
					prompt: `Name of the host with ${address.text}`,
					example: `${usualLabels(record)[0]}.${record.origin}`,
					kind: "host",
				},
			},
		);
	}
	const host = workspace.tables.names.text(name);
	return makeJointFix({
		context,
		title: `Add ${addressTitle(zone, name, address)} and name ${host}`,
		changes: () => changesOf(record, address, host),
	});
}

function changesOf(record: RecordView, address: AddressView, host: string): readonly Change[] | Refusal {
	const zone = zoneOfHost(record, host);
	if (!zone) return { refusal: `no loaded zone can hold the address of ${host}: choose a name below ${record.origin}` };
	if (!isFreeName(zone, record, record.context.workspace.name(host))) {
		return { refusal: `${host} has records already: choose a name that is free` };
	}
	return [...addressChanges(record, zone, host, address.octets), nameChange(record, record.targetField, host)];
}

function usualLabels({ type }: RecordView): readonly string[] {
	return type === TYPE_NS ? SERVER_LABELS : MAIL_LABELS;
}

function freeName(record: RecordView, address: AddressView): NameId | undefined {
	const { zone, context, origin } = record;
	const { workspace } = context;
	const below = origin === "." ? "" : origin;
	const targets = address.pointers.map(({ pointer }) => pointer.targetName);
	const usual = usualLabels(record).map((label) => workspace.name(`${label}.${below}`));
	return [...targets, ...usual].find((name) => isOfZone(zone, record, name) && isFreeName(zone, record, name));
}

/** Whether a name lies in a zone, below its apex, and is a host name. */
function isOfZone(zone: Zone, { context }: RecordView, name: NameId): boolean {
	const { names } = context.workspace.tables;
	if (name === zone.origin || !names.isWithin(name, zone.origin)) return false;
	return hostNameProblem(names.wire(name), 0, "target") === undefined;
}
