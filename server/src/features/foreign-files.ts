import type { ConfiguredZone, ServerConfiguration } from "../config/configured-zone.ts";
import { serverName } from "../config/zone-checks.ts";
import type { RuleContext } from "../rules/views/rule-context.ts";
import type { FactsInSteps } from "./configuration-findings.ts";
import { foreignFileRepairs } from "./configuration-repairs.ts";

/** The zones whose files are those of other zones: their SOA has another owner, whatever origin a server begins with. In steps. */
export function* foreignFiles(context: RuleContext, configuration: ServerConfiguration): FactsInSteps {
	const { workspace } = context;
	for (const zone of configuration.zones) {
		yield;
		if (zone.file === undefined || zone.format === "raw" || zone.isShared) continue;
		const path = workspace.catalogue.find(zone.file, configuration.path);
		const owner = path === undefined ? undefined : workspace.soaOwnerOf(path);
		if (owner === undefined || owner === zone.origin) continue;
		const { path: at, start, end } = zone.at;
		const message = `the SOA in ${zone.writtenFile} is that of ${owner}, so ${serverName(configuration.server)} cannot take the file for ${zone.origin}: ${advice(zone, owner, configuration)}`;
		const actions = () => foreignFileRepairs(context, configuration, zone, owner);
		yield { path: at, start, end, rule: "config-zone-origin-mismatch", message, actions };
	}
}

function advice({ view }: ConfiguredZone, owner: string, { zones }: ServerConfiguration): string {
	const isThere = zones.some((other) => other.origin === owner && other.view === view);
	return isThere ? "give the zone a file of its own" : "correct the name of the zone, or the names in the file";
}
