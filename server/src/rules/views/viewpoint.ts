import type { Universe } from "../../workspace/universe.ts";
import { AddressView } from "./address-view.ts";
import type { RuleContext } from "./rule-context.ts";

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
