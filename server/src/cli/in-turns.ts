import { setImmediate as nextTurn } from "node:timers/promises";
import yoctoSpinner, { type Spinner } from "yocto-spinner";
import { atOnce } from "../text/at-once.ts";
import type { Steps } from "./steps.ts";

/** Nobody wants to be told about work that takes less, in milliseconds. */
const SILENCE = 1000;

/** So long, in milliseconds, until everything else has a turn: Ctrl-C, and the clock of what is shown. */
const TURN = 40;

/**
 * Does work to its end. If it takes long, a terminal on standard error shows what is being done, and Ctrl-C ends the command at once, with the
 * line cleared and status 130. Without a terminal nothing is shown, and the work is done in one go.
 *
 * @param work makes the steps; it is told whether the one that is being made has lasted long enough.
 */
export async function inTurns<Result>(work: (isTimeUp: () => boolean) => Steps<Result>): Promise<Result> {
	if (!IS_SHOWN) return atOnce(work(() => false));
	const start = performance.now();
	let end = start + TURN;
	const steps = work(() => performance.now() > end);
	const spinner = yoctoSpinner({ stream: process.stderr });
	try {
		for (let step = steps.next(); ; step = steps.next()) {
			if (step.done) return step.value;
			const now = performance.now();
			if (now < end) continue;
			if (now - start > SILENCE) {
				const text = step.value?.() ?? spinner.text;
				if (spinner.isSpinning) spinner.text = text;
				else begin(spinner, text);
				await nextTurn();
			}
			end = performance.now() + TURN;
		}
	} finally {
		spinner.stop();
	}
}

/** A signal that comes while the cursor is hidden already and nobody listens yet waits until somebody does. */
function begin(spinner: Spinner, text: string): void {
	const wait = () => {};
	for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, wait);
	spinner.start(text);
	for (const signal of ["SIGINT", "SIGTERM"]) process.off(signal, wait);
}

const { CI, TERM } = process.env;
const IS_SHOWN = process.stderr.isTTY === true && TERM !== "dumb" && CI === undefined;
