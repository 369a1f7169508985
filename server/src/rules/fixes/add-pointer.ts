import { baseName } from "../../config/config-path.ts";
import { TYPE_CNAME, TYPE_PTR } from "../../workspace/lookup.ts";
import { type Action, type Fix, isRefusal } from "../fix.ts";
import type { AddressView } from "../views/address-view.ts";
import { copyPointerRequest } from "./copy-request.ts";
import { makeFix } from "./make-fix.ts";
import { placeRecord } from "./new-record.ts";
import { USUAL_TTL } from "./usual-ttl.ts";
import { relativeName } from "./written-name.ts";

/**
 * Adds a PTR record for an address into the loaded zone that answers for its reverse name, at the end of
 * the aliases that lead there (RFC 2317). PTR records that are there stay.
 */
export function addPointer(address: AddressView, target: string): Fix {
	return pointerFix(address, target, true);
}

/**
 * What can be done about a missing PTR: one for each name that the address has, the best first; where no
 * zone is loaded, the request to whoever runs it.
 */
export function addPointerActions(address: AddressView): readonly Action[] {
	if (!address.chain.zone) return [copyPointerRequest(address)];
	const { helo, candidateNames } = address;
	const names = candidateNames.length === 0 && helo !== undefined ? [helo] : candidateNames;
	return names.map((name, index) => pointerFix(address, name, index === 0));
}

function pointerFix(address: AddressView, target: string, preferred: boolean): Fix {
	const { context, chain } = address;
	const { workspace } = context;
	const { zone, endName, reverseName } = chain;
	if (!zone) {
		const refusal = `no loaded zone answers for ${reverseName}: ask whoever runs the network for the PTR`;
		return { title: `Add PTR ${reverseName} ${target}`, preferred, edits: () => ({ refusal }) };
	}
	const owner = workspace.name(endName);
	const plan = {
		context,
		zone,
		title: `Add PTR ${relativeName(workspace, owner, zone.origin)} ${target} in ${baseName(zone.path)}`,
		updates: () => [`update add ${endName} ${address.hosts[0]?.ttl ?? USUAL_TTL} PTR ${target}`],
		replacements: () => {
			if (workspace.lookup.recordIn(zone, owner, TYPE_CNAME) >= 0) {
				return { refusal: `${endName} is an alias, so it can have no PTR: correct the target of its CNAME first` };
			}
			const placed = placeRecord(workspace, zone, { owner, type: TYPE_PTR, rdata: { name: workspace.name(target) } });
			return isRefusal(placed) ? placed : [placed];
		},
	};
	return makeFix(plan, { preferred });
}
