import { sourcePaths } from "../../server/src/cli/source-paths.ts";
import { WorkspaceLoader } from "../../server/src/cli/workspace-loader.ts";
import { readSettings } from "../../server/src/features/read-settings.ts";
import type { ZoneService } from "../../server/src/features/zone-service.ts";
import { atOnce } from "../../server/src/text/at-once.ts";

/** A folder as the command reads it, judged. */
export function loadedFolder(folder: string): ZoneService {
	const loader = new WorkspaceLoader(sourcePaths([folder]), readSettings({}));
	atOnce(loader.load(() => false));
	return loader.service;
}
