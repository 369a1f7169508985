import type { Resolution } from "../../workspace/lookup.ts";
import type { Universe } from "../../workspace/universe.ts";
import { AddressView } from "./address-view.ts";
import type { RecordView } from "./record-view.ts";
import type { RuleContext } from "./rule-context.ts";
import { inTextOrder } from "./text-order.ts";

/** From where names and addresses are looked at: that of any view. */
export interface Viewpoint {
	readonly context: RuleContext;
	readonly universe: Universe;
}

/** An address as it is seen from there, whether any record has it or not. */
export function addressFor({ context, universe }: Viewpoint, octets: Uint8Array): AddressView {
	const { addresses } = context.workspace.tables;
	return new AddressView(context, universe, addresses.intern(octets, 0, octets.length));
}

/** The addresses of a host as they are seen from there, through aliases. */
export function addressesOfHost({ context, universe }: Viewpoint, host: string): readonly AddressView[] {
	const { workspace, chains } = context;
	const sought = workspace.sought(host);
	if (!sought) return [];
	const { addresses } = chains.addressesAt(workspace.lookup.resolve(universe, sought));
	return addresses.map((address) => new AddressView(context, universe, address));
}

/** The A and AAAA records to which a name leads, in the order in which they are written. */
export function addressRecordsAt({ context }: Viewpoint, resolution: Resolution): readonly RecordView[] {
	const { records } = context.chains.addressesAt(resolution);
	return inTextOrder(context.workspace, records).map((record) => context.viewRecord(context, record));
}
