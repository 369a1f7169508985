import type { ZoneService } from "../features/zone-service.ts";
import { atOnce } from "../trio/at-once.ts";
import { committedFiles } from "./committed-files.ts";

/**
 * Compares the zones of a settled service with those of a commit, after which its findings tell whose serial was not raised.
 *
 * @throws CommandFailure where Git cannot tell what was committed.
 */
export function compareSince(service: ZoneService, revision: string): void {
	for (const root of service.workspace.roots) {
		for (const [path, octets] of committedFiles(root, revision)) service.published.set(path, octets);
	}
	atOnce(service.published.compareSteps());
	service.settle();
}
