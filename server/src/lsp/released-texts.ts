import type { ZoneService } from "../features/zone-service.ts";
import type { ZoneFile } from "../zone/zone-file.ts";
import { workAhead } from "./work-ahead.ts";

/** What is needed to get texts back. */
export interface TextSource {
	readonly service: ZoneService;
	isOpen(path: string): boolean;
	/** The content of a file as it was when it was read; undefined if it is not that any more. */
	readAgain(path: string): Promise<Uint8Array | undefined>;
	/** Reads a file that is not what it was. */
	refresh(paths: readonly string[]): Promise<void>;
}

/** When texts are let go. */
export interface ReleasePolicy {
	/** After so many milliseconds without work. */
	readonly idle: number;
	/** If there are at least so many octets of them. */
	readonly atLeast: number;
}

/** Smaller workspaces keep their texts: reading them again costs more than they weigh. */
export const RELEASE_POLICY: ReleasePolicy = { idle: 60_000, atLeast: 16 * 1024 * 1024 };

const OCTETS_OF_MARK = 3;

/**
 * Lets the texts of closed files go while nobody works, and gets them back before the next work:
 * judging reads SPF records and comments again, and a finding is shown with the columns of its line.
 */
export class ReleasedTexts {
	readonly #source: TextSource;
	readonly #policy: ReleasePolicy;
	readonly #released = new Set<ZoneFile>();
	#timer: Timer | undefined;

	constructor(source: TextSource, policy: ReleasePolicy) {
		this.#source = source;
		this.#policy = policy;
	}

	/** Whether texts have been let go. */
	get areReleased(): boolean {
		return this.#released.size > 0;
	}

	/** Work has ended: texts are let go if none follows. */
	rest(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#release(), this.#policy.idle);
	}

	/** Work begins: texts that are here stay. */
	keep(): void {
		clearTimeout(this.#timer);
	}

	/** Gets back what was let go. */
	async restore(): Promise<void> {
		const changed: string[] = [];
		const restored = async (file: ZoneFile) => ({ file, isSame: await this.#restore(file) });
		await workAhead([...this.#released], restored, ({ file, isSame }) => {
			if (!isSame) changed.push(file.path);
			this.#released.delete(file);
		});
		if (changed.length > 0) await this.#source.refresh(changed);
	}

	#release(): void {
		const closed = [...this.#source.service.workspace.files.values()].filter(
			(file) => !file.open && !this.#source.isOpen(file.path) && file.text.isLoaded,
		);
		const size = closed.reduce((sum, { text }) => sum + text.length, 0);
		if (size < this.#policy.atLeast) return;
		for (const file of closed) {
			file.text.release();
			this.#released.add(file);
		}
	}

	/** Whether a file has its text, or needs none since another took its place. */
	async #restore(file: ZoneFile): Promise<boolean> {
		const octets = await this.#source.readAgain(file.path);
		if (this.#source.service.workspace.files.get(file.path) !== file) return true;
		return octets !== undefined && file.text.restore(file.hasBom ? octets.subarray(OCTETS_OF_MARK) : octets);
	}
}
