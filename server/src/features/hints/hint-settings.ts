/** Nothing, where it tells what is easily overlooked, or everywhere. */
export type HintExtent = "off" | "doubtful" | "all";

/** What is written between the words of a zone file. */
export interface HintSettings {
	/** What the origin makes of relative names. */
	readonly absoluteNames: HintExtent;
	/** The owner of a record that begins with a blank. */
	readonly inheritedOwners: HintExtent;
	/** The TTL of records that have none of their own. */
	readonly effectiveTtl: boolean;
	/** The addresses that reverse names stand for. */
	readonly reverseAddresses: boolean;
	/** Seconds in words: behind SOA timers and `$TTL`, or behind every TTL. */
	readonly durations: "off" | "timers" | "all";
}

export const DEFAULT_HINTS: HintSettings = {
	absoluteNames: "doubtful",
	inheritedOwners: "doubtful",
	effectiveTtl: false,
	reverseAddresses: true,
	durations: "timers",
};
