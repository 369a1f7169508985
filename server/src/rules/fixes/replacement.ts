import type { ZoneFile } from "../../zone/zone-file.ts";

/** Octets `start`..`end` of chunk `index` of a file give way to a text. */
export interface Replacement {
	readonly file: ZoneFile;
	readonly index: number;
	readonly start: number;
	readonly end: number;
	readonly text: string;
}
