/** Editors and programs write several files one after the other; so long nothing must happen, in milliseconds. */
const CALM = 150;

/** Waits for changes of files, several of which are one, and for the signals that end that. */
export class FileChanges {
	#isThere = false;
	#isOver = false;
	#failure: unknown;
	#timer: NodeJS.Timeout | undefined;
	#wake: () => void = () => {};

	/** Something has changed. */
	tell(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.#isThere = true;
			this.#wake();
		}, CALM);
	}

	/** There will be no more, because of an error that `next` throws. */
	fail(error: unknown): void {
		this.#failure = error;
		this.#end();
	}

	/** Signals of the process that end it, and no longer the process. */
	endWith(...signals: readonly NodeJS.Signals[]): void {
		for (const signal of signals) process.once(signal, () => this.#end());
	}

	/** Waits until something has changed; false where nothing is to be waited for any more. */
	async next(): Promise<boolean> {
		while (!this.#isThere && !this.#isOver) {
			await new Promise<void>((resolve) => {
				this.#wake = resolve;
			});
		}
		if (this.#failure !== undefined) throw this.#failure;
		this.#isThere = false;
		return !this.#isOver;
	}

	#end(): void {
		clearTimeout(this.#timer);
		this.#isOver = true;
		this.#wake();
	}
}
