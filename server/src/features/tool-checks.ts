import { folderOf } from "../config/config-path.ts";
import type { Zone } from "../zone/zone.ts";
import type { ZoneService } from "./zone-service.ts";

/** What the tools of BIND can check: the zones of a file, and the configurations of named. */
export interface ToolChecks {
	readonly zones: readonly ZoneCheck[];
	/** Main files; what they include is read with them. */
	readonly configurations: readonly string[];
}

/** What `named-checkzone` takes. */
export interface ZoneCheck {
	/** Without the last dot, but for the root. */
	readonly origin: string;
	/** The file of the zone, also where another one that it includes was asked for. */
	readonly path: string;
	/** The folder that `$INCLUDE` starts from, as for the server. */
	readonly folder: string;
}

/** @param path a zone file; "" to be told of configurations only. */
export function toolChecks(service: ZoneService, path: string): ToolChecks {
	const { workspace } = service;
	// A file in several views is the same zone for the tool.
	const zones = new Map<string, ZoneCheck>();
	for (const zone of workspace.zonesOfFile(path)) {
		const origin = workspace.tables.names.text(zone.origin).replace(/(?<=.)\.$/, "");
		const key = `${origin} ${zone.path}`;
		if (!zones.has(key)) zones.set(key, { origin, path: zone.path, folder: workingFolder(service, zone) });
	}
	const named = workspace.configurations.filter(({ server }) => server === "named");
	return { zones: [...zones.values()], configurations: named.map((configuration) => configuration.path) };
}

/** What is left of the path of the file without what is written of it in the configuration. */
function workingFolder({ workspace }: ZoneService, { origin, path, configuration }: Zone): string {
	const name = workspace.tables.names.text(origin);
	const { zones = [] } = workspace.configurations.find((one) => one.path === configuration) ?? {};
	const written = zones.find((zone) => zone.origin === name && path.endsWith(`/${zone.writtenFile}`))?.writtenFile;
	return written === undefined ? folderOf(path) : path.slice(0, -written.length - 1);
}
