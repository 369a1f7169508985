import type { ZoneFile } from "../../zone/zone-file.ts";

/** Octets `start`..`end` of chunk `index` of a file give way to a text. */
export interface Replacement {
	readonly file: ZoneFile;
	readonly index: number;
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** Why a repair cannot be made here, in words for the user. */
export interface Refusal {
	readonly refusal: string;
}

export function isRefusal(result: object): result is Refusal {
	return "refusal" in result;
}
