import type { Finding } from "../rules/engine/finding.ts";

/** Findings of one file that take long, worked out in steps for whoever takes them then. */
export class PreparedFindings {
	#path = "";
	#restsOn = "";
	#steps: Iterator<void, Finding[]> | undefined;
	#findings: Finding[] | undefined;

	/**
	 * Works on the findings of a file until they are there or time is up.
	 *
	 * @param restsOn what was begun is begun anew where this is another.
	 * @returns whether they are there.
	 */
	prepare(path: string, restsOn: string, begin: () => Iterator<void, Finding[]>, isTimeUp: () => boolean): boolean {
		if (this.#path !== path || this.#restsOn !== restsOn || !this.#steps) {
			this.#path = path;
			this.#restsOn = restsOn;
			this.#findings = undefined;
			this.#steps = begin();
		}
		for (;;) {
			const step = this.#steps.next();
			if (step.done) {
				this.#steps = undefined;
				this.#findings = step.value;
				return true;
			}
			if (isTimeUp()) return false;
		}
	}

	/** Those that are there, once; undefined where they are not, or rest on something else. */
	take(path: string, restsOn: string): Finding[] | undefined {
		const found = this.#path === path && this.#restsOn === restsOn ? this.#findings : undefined;
		this.#findings = undefined;
		return found;
	}
}
