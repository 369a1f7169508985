import { type FileSource, isSameStamp, type Stamp } from "./file-source.ts";

/** What looking for changes has to know of the rest of the server. */
interface UnwatchedHost {
	readonly files: Pick<FileSource, "stampOf">;
	/** The files of the workspace that came, changed or went since they were read. */
	changed(): Promise<readonly string[]>;
	/** The files that may hold settings, there or not. */
	settingsFiles(): readonly string[];
	/** Takes what is found. */
	follow(changed: readonly string[]): void;
}

/**
 * For editors that do not tell what changes on the disk: looks for it when somebody opens, saves or closes a document,
 * which is when they come back from elsewhere, and reads again no more than that.
 */
export class UnwatchedFiles {
	readonly #host: UnwatchedHost;
	readonly #settings = new Map<string, Stamp | undefined>();
	#isLooking = false;
	#isAskedAgain = false;

	constructor(host: UnwatchedHost) {
		this.#host = host;
	}

	/** Notes how things are; called when all has been read. */
	async begin(): Promise<void> {
		await this.#changedSettings();
	}

	/** Looks, once for all who ask meanwhile. */
	async look(): Promise<void> {
		this.#isAskedAgain = true;
		if (this.#isLooking) return;
		this.#isLooking = true;
		try {
			while (this.#isAskedAgain) {
				this.#isAskedAgain = false;
				const changed = [...(await this.#changedSettings()), ...(await this.#host.changed())];
				if (changed.length > 0) this.#host.follow(changed);
			}
		} finally {
			this.#isLooking = false;
		}
	}

	async #changedSettings(): Promise<string[]> {
		const changed: string[] = [];
		for (const path of this.#host.settingsFiles()) {
			const stamp = await this.#host.files.stampOf(path);
			const known = this.#settings.get(path);
			if (!isSameStamp(known, stamp) && (known ?? stamp)) changed.push(path);
			this.#settings.set(path, stamp);
		}
		return changed;
	}
}
