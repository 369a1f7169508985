import { baseName } from "../../config/config-path.ts";
import { TYPE_A, TYPE_AAAA } from "../../workspace/lookup.ts";
import { type Fix, isRefusal } from "../fix.ts";
import type { AddressView } from "../views/address-view.ts";
import type { RecordView } from "../views/record-view.ts";
import { makeFix } from "./make-fix.ts";
import { placeRecord } from "./new-record.ts";
import { USUAL_TTL } from "./usual-ttl.ts";
import { relativeName } from "./written-name.ts";

/**
 * Gives a host an address: an A or AAAA record in the zone that answers for the host as `view` sees it.
 * Undefined where no loaded zone does, where the host is an alias, and where it has the address.
 */
export function addAddress(view: RecordView | AddressView, host: string, address: AddressView): Fix | undefined {
	const { context, universe } = view;
	const { workspace } = context;
	const { lookup, tables } = workspace;
	const sought = workspace.sought(host);
	if (!sought || /(^|\.)arpa\.?$/.test(host)) return undefined;
	const answer = lookup.answer(universe, sought);
	if (answer.kind === "outside" || answer.kind === "alias") return undefined;
	const { zone } = answer;
	const owner = workspace.name(host);
	const type = address.isIpv4 ? TYPE_A : TYPE_AAAA;
	const own = lookup.recordsIn(zone, owner, type);
	if (own.some((record) => tables.records.reference[record] === address.id)) return undefined;
	const mnemonic = address.isIpv4 ? "A" : "AAAA";
	const ttl = own[0] === undefined ? USUAL_TTL : tables.records.ttl[own[0]]!;
	return makeFix({
		context,
		zone,
		title: `Add ${relativeName(workspace, owner, zone.origin)} ${mnemonic} ${address.text} in ${baseName(zone.path)}`,
		updates: () => [`update add ${tables.names.text(owner)} ${ttl} ${mnemonic} ${address.text}`],
		replacements: () => {
			const placed = placeRecord(workspace, zone, { owner, type, rdata: address.text });
			return isRefusal(placed) ? placed : [placed];
		},
	});
}
