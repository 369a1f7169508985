/** Octets `start`..`end` of the chunk give way to a text. */
export interface OctetEdit {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** A way to put right what is wrong with the text of an entry. */
export interface Repair {
	/** What will happen: `Close the string`. */
	readonly title: string;
	/** They do not overlap. */
	readonly edits: readonly OctetEdit[];
	/** Set where it is one of several that would do, and not the one to take. */
	readonly preferred?: false;
	/** Whether it may be made unseen, with many others: only this can be meant. */
	readonly safe?: true;
	/** Set where it changes how records are written and not what they say, so that no secondary needs to hear of it. */
	readonly keepsRecords?: true;
}

/** Puts a text at an octet. */
export function inserted(at: number, text: string): OctetEdit {
	return { start: at, end: at, text };
}
