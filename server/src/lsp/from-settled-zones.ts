import type { CancellationToken } from "vscode-languageserver/node";
import { inSlices } from "./in-slices.ts";
import type { RequestHost } from "./request-host.ts";

/**
 * Works something out of all zones in slices, and from the start where the zones change meanwhile.
 *
 * @param begin starts the work; called when findings and texts are at hand.
 * @throws ResponseError if the editor gives up.
 */
export async function fromSettledZones<Result extends object>(
	host: RequestHost,
	begin: () => Generator<void, Result>,
	token: CancellationToken,
): Promise<Result> {
	const { workspace } = host.service;
	for (;;) {
		await host.ready();
		const { revision } = workspace;
		const result = await inSlices(() => asLongAs(() => workspace.revision === revision, begin()), token);
		if (result) return result;
	}
}

/** Does work as long as something is true; undefined where it ceases to be. */
function* asLongAs<Result>(isTrue: () => boolean, work: Generator<void, Result>): Generator<void, Result | undefined> {
	for (;;) {
		const { done, value } = work.next();
		if (done) return value;
		yield;
		if (!isTrue()) return undefined;
	}
}
