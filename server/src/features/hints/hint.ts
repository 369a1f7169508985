import type { Position } from "../../text/chunked-text.ts";

/** A word that an editor shows between those that are written. */
export interface Hint {
	readonly position: Position;
	readonly label: string;
	/** What it means, as a sentence without full stop. */
	readonly tooltip: string;
	/** Whether a blank is shown before it, or behind. */
	readonly padding: "none" | "left" | "right";
	/** Where the word stands that it speaks of, so that one can go from there to what is meant; undefined where that leads nowhere. */
	readonly about: Position | undefined;
}
