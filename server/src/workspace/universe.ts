import type { Zone } from "../zone/zone.ts";

/**
 * A server configuration and one view in it: what one client sees. Zones of the same universe know one
 * another, and no two of them need have different origins in different universes.
 */
export interface Universe {
	readonly id: number;
	/** Number of the server configuration, or of a group of zones without one. */
	readonly world: number;
	readonly view: string;
	/** The main file of the configuration, or "". */
	readonly configuration: string;
}

/** Returned by `visibility` for zones that are never looked into. */
export const INVISIBLE = -1;

/**
 * Whether a zone answers names that are looked up from a universe, and how early: 0 for its own zones,
 * then the view-less ones of its world, then those of other worlds, primaries first. A zone of another
 * view never does.
 */
export function visibility(from: Universe, zone: Zone, home: Universe): number {
	if (home.id === from.id) return 0;
	if (home.view !== "") return INVISIBLE;
	if (home.world === from.world) return 1;
	return zone.kind === "primary" ? 2 : 3;
}
