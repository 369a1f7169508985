import { parseAddress } from "../../records/address.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import { addressHover } from "../hover/address-hover.ts";
import type { HoverBlock } from "../hover/hover-text.ts";
import { nameHover } from "../hover/name-hover.ts";
import type { About } from "./offer.ts";

/** What is known of a name or address that is offered: its addresses, their PTRs, what it does in mail. */
export function toldOf(context: RuleContext, { path, of }: About): readonly HoverBlock[] {
	const { workspace } = context;
	const [zone] = workspace.zonesOfFile(path);
	if (!zone) return [];
	const universe = workspace.zones.universeOf(zone);
	const octets = parseAddress(of);
	if (octets) {
		const address = workspace.tables.addresses.find(octets);
		return address < 0 ? [] : addressHover(context, universe, address);
	}
	const sought = workspace.sought(of);
	return sought?.lacking.length === 0 ? nameHover(context, universe, sought.name) : [];
}

/** Reads what an editor sends back with an item; undefined if it is not ours. */
export function aboutOf(data: unknown): About | undefined {
	if (typeof data !== "object" || data === null || !("path" in data) || !("of" in data)) return undefined;
	const { path, of } = data;
	return typeof path === "string" && typeof of === "string" ? { path, of } : undefined;
}
