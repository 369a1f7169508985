import type { Workspace } from "../workspace/workspace.ts";

/**
 * Tells the editor once, after it was answered from the zones, that they have changed since. Who never asked
 * hears nothing, and who was told and does not ask again is not told twice.
 */
export class AnswerExpiry {
	readonly #workspace: Workspace;
	readonly #tell: () => void;
	/** The revision of the oldest answer since the editor was told; undefined where there was none. */
	#answered: number | undefined;

	constructor(workspace: Workspace, tell: () => void) {
		this.#workspace = workspace;
		this.#tell = tell;
	}

	/** An answer was given that is right for a revision of the workspace; -1 for one that was right for none. */
	answered(revision: number): void {
		this.#answered = Math.min(revision, this.#answered ?? revision);
	}

	/** To be called each time all work is done. */
	settled(): void {
		if (this.#answered === undefined || this.#answered === this.#workspace.revision) return;
		this.#answered = undefined;
		this.#tell();
	}
}
