import { baseName } from "../../config/config-path.ts";
import { TYPE_CNAME, TYPE_PTR } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import type { Action, Fix } from "../fix.ts";
import { lacksPointer } from "../judgements/lacks-pointer.ts";
import type { AddressView } from "../views/address-view.ts";
import type { Change } from "./change.ts";
import { copyPointerRequest } from "./copy-request.ts";
import { insertion } from "./insertion.ts";
import { makeJointFix } from "./make-fix.ts";
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

/**
 * The PTR that a new address of a host needs: none where no loaded zone answers for its reverse name, where
 * it has one, and where it stands in a classless zone already.
 */
export function pointerIfMissing(address: AddressView, host: string): readonly Change[] {
	return lacksPointer(address) ? [pointerChange(address, address.chain.zone!, host)] : [];
}

function pointerFix(address: AddressView, target: string, preferred: boolean): Fix {
	const { context, chain } = address;
	const { workspace } = context;
	const { zone, endName, reverseName } = chain;
	if (!zone) {
		const refusal = `no loaded zone answers for ${reverseName}: ask whoever runs the network for the PTR`;
		return { title: `Add PTR ${reverseName} ${target}`, preferred, edits: () => ({ refusal }) };
	}
	const owner = relativeName(workspace, workspace.name(endName), zone.origin);
	const title = `Add PTR ${owner} ${target} in ${baseName(zone.path)}`;
	return makeJointFix({ context, title, changes: () => [pointerChange(address, zone, target)] }, { preferred });
}

function pointerChange({ chain, context, hosts }: AddressView, zone: Zone, target: string): Change {
	const { workspace } = context;
	const owner = workspace.name(chain.endName);
	const record = { owner, type: TYPE_PTR, rdata: { name: workspace.name(target) } };
	const change = insertion(context, zone, record, hosts[0]?.ttl);
	if (workspace.lookup.recordIn(zone, owner, TYPE_CNAME) < 0) return change;
	const refusal = `${chain.endName} is an alias, so it can have no PTR: correct the target of its CNAME first`;
	return { ...change, replacements: () => ({ refusal }) };
}
