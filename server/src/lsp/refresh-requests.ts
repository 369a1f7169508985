import type { Connection } from "vscode-languageserver";
import type { Workspace } from "../workspace/workspace.ts";

/** What editors show in a text and ask for again when they are told to. */
export type RefreshedKind = "semanticTokens" | "inlayHint" | "codeLens" | "textDocumentContent";

/** Those whose documents are all asked for again at once. */
export const SHARED_KINDS = ["semanticTokens", "inlayHint", "codeLens"] as const satisfies RefreshedKind[];

/** Whoever types is left in peace for so long; in milliseconds. */
const PAUSE = 600;

/** What the requests need from the rest of the server. */
interface RefreshHost {
	readonly workspace: Workspace;
	/** What of it the editor can be told to ask for again. */
	readonly kinds: ReadonlySet<RefreshedKind>;
	/** Tells the editor that what it shows of a kind is out of date; in which documents is told by what they were answered for. */
	send(kind: RefreshedKind, paths: readonly string[]): void;
}

/**
 * Tells an editor to ask again for what it shows in documents where zones have changed since it asked: it asks by itself
 * only for the document that is typed in. Who never asked hears nothing, and who was told and does not ask is not told twice.
 */
export class RefreshRequests {
	readonly #host: RefreshHost;
	/** By kind and path, or the URI of a document that is on no disk: the revision that was right for the answer. */
	readonly #answers = new Map<RefreshedKind, Map<string, number>>();
	#pause: Timer | undefined;

	constructor(host: RefreshHost) {
		this.#host = host;
	}

	/** An answer was given for a document. */
	answered(kind: RefreshedKind, path: string): void {
		if (!this.#host.kinds.has(kind)) return;
		const answers = this.#answers.get(kind) ?? new Map<string, number>();
		this.#answers.set(kind, answers.set(path, this.#host.workspace.revision));
	}

	/** A document is not shown any more. */
	closed(path: string): void {
		for (const answers of this.#answers.values()) answers.delete(path);
	}

	/** To be called each time all work is done. */
	settled(): void {
		if (this.#answers.size === 0) return;
		clearTimeout(this.#pause);
		this.#pause = setTimeout(() => this.#tell(), PAUSE);
	}

	/** Whatever was answered is out of date, as when settings change. */
	expire(kind: RefreshedKind): void {
		for (const path of this.#answers.get(kind)?.keys() ?? []) this.#answers.get(kind)!.set(path, -1);
		this.settled();
	}

	stop(): void {
		clearTimeout(this.#pause);
	}

	#tell(): void {
		const { revision } = this.#host.workspace;
		for (const [kind, answers] of this.#answers) {
			const stale = [...answers].filter(([, answered]) => answered !== revision).map(([path]) => path);
			for (const path of stale) answers.delete(path);
			if (stale.length > 0) this.#host.send(kind, stale);
		}
	}
}

/** Sends what an editor is to ask for again; one that cannot do it has nothing to be told of that. */
export function refreshSender(connection: Connection): RefreshHost["send"] {
	return (kind, paths) => {
		const params = kind === "textDocumentContent" ? paths.map((uri) => ({ uri })) : [undefined];
		for (const param of params) void connection.sendRequest(`workspace/${kind}/refresh`, param).catch(() => {});
	};
}
