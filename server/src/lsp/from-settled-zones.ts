import type { CancellationToken } from "vscode-languageserver";
import { inSlices } from "./in-slices.ts";
import type { RequestHost } from "./request-host.ts";

/**
 * Works something out of all zones in slices, and from the start where the zones change meanwhile.
 *
 * @param begin starts the work; called when findings and texts are at hand.
 * @throws ResponseError if the editor gives up.
 */
export async function fromSettledZones<Result extends object>(
	host: Pick<RequestHost, "service" | "ready">,
	begin: () => Iterator<void, Result>,
	token: CancellationToken,
): Promise<Result> {
	const { workspace } = host.service;
	for (;;) {
		await host.ready();
		const { revision } = workspace;
		const result = await inSlices(begin, token, () => workspace.revision === revision);
		if (result) return result;
	}
}
