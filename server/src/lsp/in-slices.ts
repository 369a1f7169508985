import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { isTurnOver, nextTurn } from "./next-turn.ts";

/** Does work in slices, between which messages are handled, until it says that all is done. The first one begins at the next turn. */
export async function inTurns(proceed: (isTimeUp: () => boolean) => boolean): Promise<void> {
	do await nextTurn();
	while (!proceed(isTurnOver));
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
	const steps = work(isTurnOver);
	while (holds()) {
		const step = steps.next();
		if (step.done) return step.value;
		if (!isTurnOver()) continue;
		await nextTurn();
		if (token.isCancellationRequested) {
			throw new ResponseError(LSPErrorCodes.RequestCancelled, "the editor gave up");
		}
	}
	return undefined;
}
