import { isReverseName } from "../../config/zone-name.ts";
import type { AddressView } from "../views/address-view.ts";
import type { Viewpoint } from "../views/viewpoint.ts";
import { addressRecord, addressTitle } from "./address-record.ts";
import type { Change } from "./change.ts";

/** Whether a host needs an address record to have an address, as the loaded zones tell. */
export type AddressToCome =
	| { readonly kind: "has" }
	/** No loaded zone answers for the host. */
	| { readonly kind: "outside" }
	/** It is an alias, or a name in the reverse tree, which can be no host with an address. */
	| { readonly kind: "no-host" }
	/** `title` goes on after `add`: `mail A 192.0.2.25 in db.example.com`. */
	| { readonly kind: "lacks"; readonly title: string; readonly change: Change };

/** What a host needs to have an address, as it is seen from `view`. */
export function addressToCome(view: Viewpoint, host: string, address: AddressView): AddressToCome {
	const { workspace } = view.context;
	const sought = workspace.sought(host);
	if (!sought || isReverseName(host)) return { kind: "no-host" };
	const resolution = workspace.lookup.resolve(view.universe, sought);
	const { answer } = resolution;
	if (resolution.aliases.length > 0) return { kind: "no-host" };
	if (answer.kind === "outside" || answer.kind === "alias") return { kind: "outside" };
	if (view.context.chains.hasAddress(resolution, address.id)) return { kind: "has" };
	const { zone } = answer;
	const owner = workspace.name(host);
	return { kind: "lacks", title: addressTitle(zone, owner, address), change: addressRecord(zone, owner, address) };
}
