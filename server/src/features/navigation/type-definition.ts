import type { ConfiguredZone } from "../../config/configured-zone.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Zone } from "../../zone/zone.ts";
import { ConfigLines } from "../config-lines.ts";
import type { Located, Meant, Reading } from "../places/located.ts";
import { inOrder, type Location } from "../places/location.ts";

/** The statements of server configurations that serve the zone of what a place speaks of; those of the file's own zones where none does. */
export function typeDefinition(context: RuleContext, { readings }: Located): Location[] {
	const { workspace } = context;
	const meant = readings.flatMap((reading) => reading.meant.flatMap((one) => zoneOf(context, reading, one) ?? []));
	const found = statements(workspace, meant);
	return found.length > 0
		? found
		: statements(
				workspace,
				readings.map(({ zone }) => zone),
			);
}

function zoneOf({ chains, workspace }: RuleContext, { universe }: Reading, meant: Meant): Zone | undefined {
	if (meant.kind === "address") return chains.chain(universe, meant.address).zone;
	return workspace.lookup.zoneFor(universe, meant.name);
}

function statements(workspace: Workspace, zones: readonly Zone[]): Location[] {
	return inOrder([...new Set(zones)].flatMap((zone) => statementsOf(workspace, zone)));
}

function statementsOf(workspace: Workspace, zone: Zone): Location[] {
	const { catalogue, configurations, configurationTexts, tables, zones } = workspace;
	const configuration = configurations.find(({ path }) => path === zone.configuration);
	if (!configuration) return [];
	const origin = tables.names.text(zone.origin);
	const { view } = zones.universeOf(zone);
	const isOfZone = (one: ConfiguredZone) =>
		one.origin === origin && one.view === view && catalogue.find(one.file ?? "", configuration.path) === zone.path;
	return configuration.zones.filter(isOfZone).flatMap(({ at, statement }) => {
		const text = configurationTexts.get(at.path);
		if (text === undefined) return [];
		const lines = new ConfigLines(workspace, at.path, text);
		const selection = lines.range(at);
		return [{ path: at.path, range: statement ? lines.range(statement) : selection, selection }];
	});
}
