import { baseName } from "../../config/config-path.ts";
import { isReverseName } from "../../config/zone-name.ts";
import { parseAddress } from "../../records/address.ts";
import { hostNameProblem } from "../../records/host-name.ts";
import { TYPE_A, TYPE_AAAA } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import type { Fix, Question } from "../fix.ts";
import type { AddressView } from "../views/address-view.ts";
import { addressFor, type Viewpoint } from "../views/viewpoint.ts";
import { pointerIfMissing } from "./add-pointer.ts";
import { addressRecord, addressTitle } from "./address-record.ts";
import type { Change } from "./change.ts";
import { makeJointFix } from "./make-fix.ts";

/**
 * Gives a host an address: an A or AAAA record in the zone that answers for the host as `view` sees it.
 * Undefined where no loaded zone does, where the host is an alias or has no name of a host, and where it has the address.
 */
export function addAddress(view: Viewpoint, host: string, address: AddressView): Fix | undefined {
	const { context } = view;
	const { workspace } = context;
	const zone = zoneOfHost(view, host);
	if (!zone || !mayHaveAddress(view, host)) return undefined;
	const owner = workspace.name(host);
	const own = workspace.lookup.recordsIn(zone, owner, address.isIpv4 ? TYPE_A : TYPE_AAAA);
	if (own.some((record) => workspace.tables.records.reference[record] === address.id)) return undefined;
	const title = `Add ${addressTitle(zone, owner, address)}`;
	return makeJointFix({ context, title, changes: () => [addressRecord(zone, owner, address)] });
}

/**
 * Gives a host the address that the user is asked for, and that address a PTR where a loaded reverse zone
 * answers for it and has none. Undefined where no loaded zone answers for the host, where it is an alias or has no name of a host,
 * and where its name has that of the zone twice: a dot was forgotten there, and nobody calls a host so.
 *
 * @param zone the one to write into where it is not the one that answers, such as that with the glue.
 */
export function askForAddress(
	view: Viewpoint,
	host: string,
	kind: "ipv4" | "address",
	zone: Zone | undefined = zoneOfHost(view, host),
): Fix | undefined {
	const { context } = view;
	if (!zone || hasNameTwice(host, context.workspace.tables.names.text(zone.origin))) return undefined;
	if (!mayHaveAddress(view, host)) return undefined;
	const what = kind === "ipv4" ? "IPv4 address" : "address";
	return makeJointFix(
		{
			context,
			title: `Add the ${what} of ${host} in ${baseName(zone.path)}`,
			changes: (answer) => {
				const octets = parseAddress(answer);
				if (!octets) return { refusal: `${answer} is no address` };
				return addressChanges(view, zone, host, octets);
			},
		},
		{ question: addressQuestion(host, kind) },
	);
}

/** BIND refuses a zone with addresses at what is no name of a host. */
function mayHaveAddress({ context: { workspace } }: Viewpoint, host: string): boolean {
	return hostNameProblem(workspace.tables.names.wire(workspace.name(host)), 0, "address-owner") === undefined;
}

function hasNameTwice(host: string, origin: string): boolean {
	return origin !== "." && `.${host}`.endsWith(`.${origin}${origin}`);
}

/** What is asked for the address of a host. */
export function addressQuestion(host: string, kind: "ipv4" | "address"): Question {
	const what = kind === "ipv4" ? "IPv4 address" : "Address";
	return { prompt: `${what} of ${host}`, example: "192.0.2.25", kind };
}

/** An address record of a host, and the PTR that leads back to it where a loaded reverse zone lacks one. */
export function addressChanges(view: Viewpoint, zone: Zone, host: string, octets: Uint8Array): readonly Change[] {
	const address = addressFor(view, octets);
	const record = addressRecord(zone, view.context.workspace.name(host), address);
	return [record, ...pointerIfMissing(address, host)];
}

/** The loaded zone that holds the addresses of a host; undefined where none does, and where the host is an alias. */
export function zoneOfHost({ context, universe }: Viewpoint, host: string): Zone | undefined {
	const { workspace } = context;
	const sought = workspace.sought(host);
	if (!sought || isReverseName(host)) return undefined;
	const answer = workspace.lookup.answer(universe, sought);
	return answer.kind === "found" || answer.kind === "absent" ? answer.zone : undefined;
}
