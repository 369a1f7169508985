import type { Position } from "../../text/chunked-text.ts";
import type { Location } from "../places/location.ts";

/** What is said above a line. */
export type LensKind = "mailHost" | "mailAddress" | "serial" | "coverage" | "generated" | "references";

/** A line above which something is said; what it is, is worked out when the line is shown. */
export interface Lens {
	readonly kind: LensKind;
	/** Where its entry begins. */
	readonly start: Position;
}

/** What happens when somebody clicks. */
export type LensAction =
	| { readonly kind: "show"; readonly places: readonly Location[] }
	| { readonly kind: "mail-report" }
	| { readonly kind: "raise-serial" }
	/** Shows the zone as its server reads it, at the records of a name. */
	| { readonly kind: "expand"; readonly owner: string };

/** The words of a lens. */
export interface LensWords {
	readonly title: string;
	/** Undefined where there is nothing to be done. */
	readonly action?: LensAction | undefined;
}
