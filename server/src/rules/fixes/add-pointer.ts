import { baseName } from "../../config/config-path.ts";
import { TYPE_CNAME, TYPE_PTR } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import type { Fix } from "../fix.ts";
import type { AddressView } from "../views/address-view.ts";
import type { Change } from "./change.ts";
import { insertion } from "./insertion.ts";
import { makeJointFix, type Offer } from "./make-fix.ts";
import { relativeName } from "./written-name.ts";

/**
 * Adds a PTR record for an address into the loaded zone that answers for its reverse name, at the end of
 * the aliases that lead there (RFC 2317). PTR records that are there stay.
 *
 * @param reason what speaks for the name, to stand behind the title.
 */
export function addPointer(address: AddressView, target: string, reason = "", offer: Offer = {}): Fix {
	const { context, chain } = address;
	const { zone, reverseName } = chain;
	if (!zone) {
		const refusal = `no loaded zone answers for ${reverseName}: ask whoever runs the network for the PTR`;
		const title = `Add PTR ${reverseName} ${target}`;
		return { title, preferred: offer.preferred ?? true, edits: () => ({ refusal }) };
	}
	const title = `Add ${pointerTitle(address, zone, target)}${reason}`;
	return makeJointFix({ context, title, changes: () => [pointerChange(address, zone, target)] }, offer);
}

/** What is added, to go on after `Add`: `PTR 25 mail.example.com. in db.192.0.2`. */
export function pointerTitle({ context, chain }: AddressView, zone: Zone, target: string): string {
	const { workspace } = context;
	const owner = relativeName(workspace, workspace.name(chain.endName), zone.origin);
	return `PTR ${owner} ${target} in ${baseName(zone.path)}`;
}

/**
 * The PTR that a new address of a host needs: none where no loaded zone answers for its reverse name, where
 * it has one, and where it stands in a classless zone already.
 */
export function pointerIfMissing(address: AddressView, host: string): readonly Change[] {
	return address.lacksPointer ? [pointerChange(address, address.chain.zone!, host)] : [];
}

/** The same as a part of a greater repair; `zone` is the one that answers for the reverse name. */
export function pointerChange({ chain, context, hosts }: AddressView, zone: Zone, target: string): Change {
	const { workspace } = context;
	const owner = workspace.name(chain.endName);
	const record = { owner, type: TYPE_PTR, rdata: { name: workspace.name(target) } };
	const change = insertion(context, zone, record, hosts[0]?.ttl);
	if (workspace.lookup.recordIn(zone, owner, TYPE_CNAME) < 0) return change;
	const refusal = `${chain.endName} is an alias, so it can have no PTR: correct the target of its CNAME first`;
	return { ...change, replacements: () => ({ refusal }) };
}
