import type { Position } from "../text/chunked-text.ts";

/** One replacement in one file; `start` and `end` as editors count. */
export interface TextEdit {
	readonly path: string;
	readonly start: Position;
	readonly end: Position;
	readonly text: string;
}

/** A file that is to come where none is. */
export interface NewFile {
	readonly path: string;
	readonly content: string;
}

export type Edit = TextEdit | NewFile;

export function isNewFile(edit: Edit): edit is NewFile {
	return "content" in edit;
}

/** Why a repair cannot be made here, in words for the user. */
export interface Refusal {
	readonly refusal: string;
	/** Where the server writes the file itself: what to give `nsupdate` instead, which makes the same change. */
	readonly updates?: string;
}

/** A refusal as one text, for who can show nothing else. */
export function toldRefusal({ refusal, updates }: Refusal): string {
	return updates === undefined ? refusal : `${refusal}:\n\n${updates}`;
}

export function isRefusal(result: object): result is Refusal {
	return "refusal" in result;
}

/** Edits for an editor that makes no new files: a refusal where some are needed. */
export function withoutNewFiles(edits: readonly Edit[] | Refusal): readonly Edit[] | Refusal {
	if (isRefusal(edits) || !edits.some(isNewFile)) return edits;
	return { refusal: "this editor lets language servers make no new files: make the file by hand" };
}

/** What only the user knows and a repair needs, such as the address of a new host. */
export interface Question {
	/** `Address of mail.example.com.` */
	readonly prompt: string;
	/** What an answer looks like. */
	readonly example: string;
	/**
	 * What is taken for one; `network` is an address with the length of its prefix, `host` a name with or without its final dot,
	 * `mailbox` one as people write it, with an `@`; `sha256` has 64 hexadecimal digits; `text` may be left empty.
	 */
	readonly kind: "ipv4" | "ipv6" | "address" | "network" | "host" | "mailbox" | "sha256" | "text";
}

/** A repair that can be chosen at a finding. */
export interface Fix {
	/** What will happen: `Add PTR 25 mail.example.com. in db.192.0.2`. */
	readonly title: string;
	/** Whether it is the one to take if only one may be. Of several names that would do, none is. */
	readonly preferred: boolean;
	/** Whether it may be made unseen, with many others: only this can be meant, and nothing that somebody wrote gets lost. */
	readonly safe?: boolean;
	/** Set where it repairs many findings of its rule: all of them offer it, and so does one that stands for them. */
	readonly shared?: true;
	/** What is asked before; such a fix is neither preferred nor safe. */
	readonly question?: Question;
	/**
	 * The edits of all files, worked out when the fix is chosen; or why it cannot be made here, in words
	 * for the user.
	 *
	 * @param answer to the question, if there is one; it has been checked.
	 */
	edits(answer?: string): readonly Edit[] | Refusal;
}

/** Something to copy rather than to change: the request that goes to whoever runs the reverse zone. */
export interface CopyAction {
	readonly title: string;
	/** As of a `Fix`. */
	readonly shared?: true;
	text(): string;
}

/** A change of the user's settings for the workspace. */
export interface SettingAction {
	readonly title: string;
	readonly setting: SettingChange;
}

/** One member more: of a list, or of an object, where it takes the place of one with the same key. */
export type SettingChange =
	| { readonly name: "zoneTrio.reverse.external" | "zoneTrio.mail.outboundHosts"; readonly member: string }
	| {
			readonly name: "zoneTrio.reverse.known" | "zoneTrio.mail.helo" | "zoneTrio.rules";
			readonly key: string;
			readonly value: string;
	  };

/** A look at what is published, which no file shows. */
export interface LookUpAction {
	readonly title: string;
	/** The domain whose mail is looked up, absolute. */
	readonly lookUp: string;
}

export type Action = Fix | CopyAction | SettingAction | LookUpAction;

export function isShared(action: Action): boolean {
	return "shared" in action;
}

export function isFix(action: Action): action is Fix {
	return "edits" in action;
}

/** The same actions, none of which is the one to take. */
export function unpreferred(actions: readonly Action[]): readonly Action[] {
	return actions.map((action) => (isFix(action) ? { ...action, preferred: false } : action));
}
