import { baseName, isInside } from "../config/config-path.ts";
import { type Network, networkText, parseNetwork, reverseOriginOfNetwork } from "../config/network.ts";
import { isReverseName, zoneName } from "../config/zone-name.ts";
import { type Edit, isNewFile, isRefusal, type Refusal } from "../rules/fix.ts";
import { newZoneEdits } from "../rules/fixes/create-reverse-zone.ts";
import { canBeExample, exampleZone } from "../rules/fixes/example-zone.ts";
import { type NewZoneFile, newZoneFile } from "../rules/fixes/new-zone-file.ts";
import type { Zone } from "../zone/zone.ts";
import { newFileRefusal } from "./new-file-refusal.ts";
import { writtenPath } from "./written-path.ts";
import type { ZoneService } from "./zone-service.ts";

/** A zone that somebody wants. */
export interface ZoneWish {
	/** A domain, or for a reverse zone a network such as `192.0.2.0/24`. */
	readonly name: string;
	readonly kind: "forward" | "reverse";
	/** The file or folder beside which it is to be made, "" for none. */
	readonly near: string;
	/** The file that it is to have, where that is not left to the neighbours. */
	readonly file?: string;
}

/** What will be made of it. */
export interface ZonePlan {
	/** Absolute. */
	readonly origin: string;
	readonly file: string;
	/** Whether a template of the configuration tells the file, so that it can be no other. */
	readonly isFixed: boolean;
	/** The zone that is the example. */
	readonly example: string;
	/** The files of the configuration that get a statement. */
	readonly configurations: readonly string[];
	readonly edits: readonly Edit[];
}

/** Why there is no example for a new zone: then a template serves better. */
export interface NoExample extends Refusal {
	readonly noExample: true;
}

/**
 * A new zone after the example of those that are there: its file, and its statement in the configuration of the server; in steps.
 * The workspace must stay as it is until all is done.
 */
export function* planNewZone(service: ZoneService, wish: ZoneWish): Generator<void, ZonePlan | Refusal | NoExample> {
	const context = service.reading;
	const { workspace } = context;
	const wanted = wish.kind === "reverse" ? reverseWish(wish.name) : forwardWish(wish.name);
	if (isRefusal(wanted)) return wanted;
	const { origin, member } = wanted;
	const example = nearestExample(service, wish);
	if (!example) {
		return { refusal: "there is no zone whose name servers and layout a new one could take over", noExample: true };
	}
	const known = [...workspace.openZones()].find(
		({ zone }) => workspace.tables.names.text(zone.origin) === origin && zone.universe === example.universe,
	);
	if (known) return { refusal: `${origin} is there already, in ${baseName(known.zone.path)}` };
	const suggested = newZoneFile(context, example, origin);
	if (isRefusal(suggested)) return suggested;
	const isFixed = suggested.written === undefined && suggested.statements.length > 0;
	const file = wish.file === undefined || isFixed ? suggested : withPath(service, suggested, wish.file);
	if (isRefusal(file)) return file;
	const edits = yield* newZoneEdits(context, example, origin, file, member);
	if (isRefusal(edits)) return edits;
	const refusal = newFileRefusal(service, edits);
	if (refusal) return refusal;
	const configurations = edits.filter((edit) => !isNewFile(edit)).map(({ path }) => path);
	const name = workspace.tables.names.text(example.origin);
	return { origin, file: file.path, isFixed, example: name, configurations: [...new Set(configurations)], edits };
}

interface Wanted {
	readonly origin: string;
	/** The first address of a reverse zone. */
	readonly member?: Uint8Array;
}

function forwardWish(text: string): Wanted | Refusal {
	const origin = zoneName(text.trim());
	if (origin === undefined || origin === ".") return { refusal: `${text} is no domain: write one such as example.com` };
	if (isReverseName(origin)) return { refusal: `${origin} is a reverse zone: write its network, such as 192.0.2.0/24` };
	return { origin };
}

function reverseWish(text: string): Wanted | Refusal {
	const network = parseNetwork(text.trim());
	if (!network || !text.includes("/")) {
		return {
			refusal: `${text} is no network: write its first address and length, such as 192.0.2.0/24 or 2001:db8::/64`,
		};
	}
	const origin = reverseOriginOfNetwork(network);
	if (origin === undefined || network.length === 0) return { refusal: severalZones(network) };
	return { origin, member: Uint8Array.from(network.octets) };
}

/** Reverse zones begin at whole octets or nibbles. */
function severalZones(network: Network): string {
	const step = network.octets.length === 4 ? 8 : 4;
	const next = Math.min(
		Math.max(step, Math.ceil(network.length / step) * step),
		network.octets.length === 4 ? 24 : 124,
	);
	return `${networkText(network)} has no reverse zone of its own: create one for each /${next} in it`;
}

/** The zone beside which the new one is made: that of the file, else one in the folder, else the first; forward zones first. */
function nearestExample({ reading, workspace }: ZoneService, { near }: ZoneWish): Zone | undefined {
	const own = workspace.zonesOfFile(near).find((zone) => canBeExample(reading, zone));
	if (own && !workspace.zones.isReverse(own)) return own;
	const isNear = ({ path }: Zone) => near !== "" && isInside(near, path);
	const best = exampleZone(reading, (zone) => (isNear(zone) ? 0 : 2));
	const isBetter = best && isNear(best) && !workspace.zones.isReverse(best);
	return own && !isBetter ? own : best;
}

/** The same file at another path. */
function withPath({ workspace }: ZoneService, file: NewZoneFile, path: string): NewZoneFile | Refusal {
	if (workspace.catalogue.has(path)) return { refusal: `${baseName(path)} is there already: choose another name` };
	const configuration = file.statements[0]?.configuration;
	return { ...file, path, written: configuration && writtenPath(workspace, configuration, path) };
}
