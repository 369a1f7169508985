import type { ConfigFiles, ServerConfiguration } from "../../server/src/config/configured-zone.ts";
import { namedConfSteps } from "../../server/src/config/named-conf.ts";
import { atOnce } from "../../server/src/text/at-once.ts";

/** A `named.conf` and the files that it includes, read in one go. */
export function readNamedConf(path: string, files: ConfigFiles): ServerConfiguration {
	return atOnce(namedConfSteps(path, files));
}
