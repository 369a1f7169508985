import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { nextTurn } from "./next-turn.ts";
import { SLICE } from "./scheduler.ts";

/** Does work in slices, between which messages are handled, until it says that all is done. The first one begins at the next turn. */
export async function inTurns(proceed: (isTimeUp: () => boolean) => boolean): Promise<void> {
	let end = 0;
	do {
		await nextTurn();
		end = performance.now() + SLICE;
	} while (!proceed(() => performance.now() >= end));
}

/**
 * Does work that may take long in slices, between which messages are handled.
 *
 * @param work yields wherever others may work in between; it is told whether a slice has lasted long enough.
 * @param holds whether what was worked out so far still is right; asked before each slice.
 * @returns what the work comes to; undefined as soon as `holds` says no.
 * @throws ResponseError if the editor gives up.
 */
export async function inSlices<Result>(
	work: (isTimeUp: () => boolean) => Iterator<void, Result>,
	token: CancellationToken,
	holds: () => boolean = () => true,
): Promise<Result | undefined> {
	let end = performance.now() + SLICE;
	const isTimeUp = () => performance.now() >= end;
	const steps = work(isTimeUp);
	while (holds()) {
		const step = steps.next();
		if (step.done) return step.value;
		if (!isTimeUp()) continue;
		await nextTurn();
		if (token.isCancellationRequested) {
			throw new ResponseError(LSPErrorCodes.RequestCancelled, "the editor gave up");
		}
		end = performance.now() + SLICE;
	}
	return undefined;
}
