import type { Severity } from "../syntax/problem.ts";
import type { ServerKind, Zone } from "./zone.ts";

/**
 * How much it matters that some servers do not take what others do: `severe` where one of them serves the zone, `usual` where
 * nobody knows which server does, and not at all where it is another one.
 */
export function portability(
	{ server }: Pick<Zone, "server">,
	strict: readonly ServerKind[],
	usual: Severity,
	severe: Severity,
): Severity | undefined {
	if (server === "") return usual;
	return strict.includes(server) ? severe : undefined;
}
