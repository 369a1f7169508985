import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver/node";
import { SLICE } from "./scheduler.ts";

/**
 * Does work that may take long in slices, between which messages are handled.
 *
 * @param work yields wherever others may work in between; it is told whether a slice has lasted long enough.
 * @throws ResponseError if the editor gives up.
 */
export async function inSlices<Result>(
	work: (isTimeUp: () => boolean) => Generator<void, Result>,
	token: CancellationToken,
): Promise<Result> {
	let end = performance.now() + SLICE;
	const isTimeUp = () => performance.now() >= end;
	const steps = work(isTimeUp);
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
		if (!isTimeUp()) continue;
		await new Promise((resolve) => {
			setImmediate(resolve);
		});
		if (token.isCancellationRequested) {
			throw new ResponseError(LSPErrorCodes.RequestCancelled, "the editor gave up");
		}
		end = performance.now() + SLICE;
	}
}
