import { isTurnOver, onNextTurn } from "./next-turn.ts";

/** The work that is done between the messages of the editor. */
export interface SlicedWork {
	/** What has to end before work can go on; undefined if nothing. */
	prepare(): Promise<void> | undefined;
	/** Goes on until all is done or time is up; whether all is done. */
	proceed(isTimeUp: () => boolean): boolean;
	/** Called each time all is done. */
	finished(): void;
}

/**
 * Works in slices, and lets the messages that have come meanwhile through after each: an edit never
 * waits for the findings of the one before.
 */
export class Scheduler {
	readonly #work: SlicedWork;
	#holds = 0;
	#isBusy = false;
	#isScheduled = false;
	#waiting: (() => void)[] = [];

	constructor(work: SlicedWork) {
		this.#work = work;
	}

	/** Whether something is left to do. */
	get isBusy(): boolean {
		return this.#isBusy || this.#holds > 0;
	}

	/** Says that there is something to do. */
	request(): void {
		this.#isBusy = true;
		this.#schedule();
	}

	/** Stops the work until the function that it returns is called: files are coming, and half of them prove nothing. */
	hold(): () => void {
		this.#holds++;
		let isHeld = true;
		return () => {
			if (!isHeld) return;
			isHeld = false;
			this.#holds--;
			this.request();
		};
	}

	/** Resolves as soon as nothing is left to do, before the next message is read. */
	whenDone(): Promise<void> {
		if (!this.isBusy) return Promise.resolve();
		return new Promise((resolve) => {
			this.#waiting.push(resolve);
		});
	}

	#schedule(): void {
		if (this.#isScheduled || this.#holds > 0) return;
		this.#isScheduled = true;
		onNextTurn(() => this.#run());
	}

	#run(): void {
		this.#isScheduled = false;
		if (this.#holds > 0) return;
		const preparation = this.#work.prepare();
		if (preparation) {
			const release = this.hold();
			void preparation.finally(release);
			return;
		}
		if (!this.#work.proceed(isTurnOver)) {
			this.#schedule();
			return;
		}
		this.#isBusy = false;
		this.#work.finished();
		const waiting = this.#waiting;
		this.#waiting = [];
		for (const resolve of waiting) resolve();
	}
}
