import type { Position } from "../text/chunked-text.ts";

/** One replacement in one file; `start` and `end` as editors count. */
export interface TextEdit {
	readonly path: string;
	readonly start: Position;
	readonly end: Position;
	readonly text: string;
}

/** A repair that can be chosen at a finding. */
export interface Fix {
	/** What will happen: `Add PTR 25 mail.example.com. in db.192.0.2`. */
	readonly title: string;
	/** Whether it is the one to take if only one may be. */
	readonly preferred: boolean;
	/**
	 * The edits of all files, worked out when the fix is chosen; or why it cannot be made here, in words
	 * for the user.
	 */
	edits(): readonly TextEdit[] | { readonly refusal: string };
}

/** Something to copy rather than to change: the request that goes to whoever runs the reverse zone. */
export interface CopyAction {
	readonly title: string;
	text(): string;
}

export type Action = Fix | CopyAction;
