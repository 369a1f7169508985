import type { Zone } from "../../zone/zone.ts";
import type { Refusal } from "../fix.ts";
import type { Replacement } from "./replacement.ts";

/** What a fix does in one zone. */
export interface Change {
	/** The zone whose records change. */
	readonly zone: Zone;
	/** `keep` where only comments change, which secondaries never see; else the serial is raised. */
	readonly serial?: "keep";
	/** The same change as `nsupdate` takes it, a line each. */
	updates(): readonly string[];
	replacements(): readonly Replacement[] | Refusal;
}
