import type { ConfigFiles, ServerConfiguration } from "../../server/src/config/configured-zone.ts";
import { corefileSteps } from "../../server/src/config/corefile.ts";
import { knotConfSteps } from "../../server/src/config/knot-conf.ts";
import { namedConfSteps } from "../../server/src/config/named-conf.ts";
import { nsdConfSteps } from "../../server/src/config/nsd-conf.ts";
import { atOnce } from "../../server/src/text/at-once.ts";

/** A `named.conf` and the files that it includes, read in one go. */
export function readNamedConf(path: string, files: ConfigFiles): ServerConfiguration {
	return atOnce(namedConfSteps(path, files));
}

/** An `nsd.conf`, likewise. */
export function readNsdConf(path: string, files: ConfigFiles): ServerConfiguration {
	return atOnce(nsdConfSteps(path, files));
}

/** A `knot.conf`, likewise. */
export function readKnotConf(path: string, files: ConfigFiles): ServerConfiguration {
	return atOnce(knotConfSteps(path, files));
}

/** A `Corefile`, likewise. */
export function readCorefile(path: string, files: ConfigFiles): ServerConfiguration {
	return atOnce(corefileSteps(path, files));
}
