import { baseName, folderOf, joinPath } from "../../config/config-path.ts";
import type { ConfiguredZone, ServerConfiguration } from "../../config/configured-zone.ts";
import { zoneFileNames } from "../../config/zone-file-name.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Zone } from "../../zone/zone.ts";
import type { Refusal } from "../fix.ts";
import type { RuleContext } from "../views/rule-context.ts";
import type { StatementPlace } from "./add-zone-statement.ts";
import { isFreePath } from "./free-path.ts";
import { modelZones, namedFile, universesOf } from "./model-zone.ts";
import { oncePerRevision } from "./once-per-revision.ts";

/** The file of a zone that is to come, and where it is to be configured. */
export interface NewZoneFile {
	readonly path: string;
	/** The path as a configuration is to name it; undefined where a template or pattern tells it. */
	readonly written: string | undefined;
	/** What the file itself has to say, where no configuration does. */
	readonly remark: string;
	/** One for each view; none where no configuration names the zones. */
	readonly statements: readonly StatementPlace[];
}

/** A zone that is there and may be taken as example, as its configuration tells it. */
interface Model {
	readonly zone: Zone;
	readonly configured: ConfiguredZone;
	readonly configuration: ServerConfiguration;
}

/** Where a new reverse zone goes that is made after the example of the zones of `forward`'s universe. */
export const newZoneFile = oncePerRevision((forward: Zone, origin: string) => `${forward.id} ${origin}`, fileOf);

function fileOf(context: RuleContext, forward: Zone, origin: string): NewZoneFile | Refusal {
	const { workspace } = context;
	const zones = modelZones(context, forward, origin);
	const universes = universesOf(workspace, forward);
	const names = zoneFileNames(
		origin,
		zones.map((zone) => namedFile(workspace, zone)),
	);
	if (forward.configuration === "") {
		const nearest = zones.find((zone) => servesOnly(workspace, zone, universes)) ?? forward;
		const { view } = universes[0]!;
		const remark = view === "" ? "" : `zonetrio: origin=${origin} view=${view}`;
		const path = freePath(workspace, folderOf(nearest.path), names);
		return path === undefined
			? noPath(origin, folderOf(nearest.path))
			: { path, written: undefined, remark, statements: [] };
	}
	const configured = alreadyConfigured(workspace, universes, origin);
	if (configured) return configured;
	const model = firstModel(workspace, zones, forward, universes);
	if (!model || origin.includes("\\")) {
		const refusal = `${baseName(forward.configuration)} has no complete statement with a file after whose example ${origin} could be added: add the zone by hand`;
		return { refusal };
	}
	const file = patternFile(workspace, model, origin) ?? namedLike(workspace, model, names);
	if (!file) return noPath(origin, folderOf(model.zone.path));
	const views = universes.map(({ view }) => view);
	const statements = universes.map((universe) => {
		const like =
			modelOf(workspace, model.zone, universe, "own") ?? modelOf(workspace, forward, universe, "any") ?? model;
		return { configuration: model.configuration, model: like.configured, views };
	});
	return { ...file, remark: "", statements };
}

/** The first of the zones whose statement is whole. */
function firstModel(
	workspace: Workspace,
	zones: readonly Zone[],
	forward: Zone,
	universes: readonly Universe[],
): Model | undefined {
	for (const zone of zones) {
		if (zone !== forward && !servesOnly(workspace, zone, universes)) continue;
		const model = modelOf(workspace, zone, universes[0]!, zone === forward ? "any" : "own");
		if (model) return model;
	}
	return undefined;
}

/** Why not, if a configuration has the zone already: its file is not in the workspace, but that does not say that there is none. */
function alreadyConfigured(
	{ configurations }: Workspace,
	universes: readonly Universe[],
	origin: string,
): Refusal | undefined {
	for (const { configuration, view } of universes) {
		const zones = configurations.find(({ path }) => path === configuration)?.zones ?? [];
		const zone = zones.find((one) => one.origin === origin && one.view === view);
		if (!zone) continue;
		const file = zone.writtenFile === undefined ? "" : ` in ${zone.writtenFile}`;
		const refusal = `${baseName(zone.at.path)} has the zone ${origin} already${file}, which is not loaded: bring that file into the workspace`;
		return { refusal };
	}
	return undefined;
}

/** Whether all who read the file of a zone are among some universes. */
function servesOnly(workspace: Workspace, zone: Zone, universes: readonly Universe[]): boolean {
	const others = workspace.zonesOfFile(zone.path);
	return others.every((other) => other.origin === zone.origin && universes.includes(workspace.zones.universeOf(other)));
}

/**
 * What a universe's configuration says of a zone's file, if its statement is whole.
 *
 * @param statements `own`: none that has the zone from another view.
 */
function modelOf(workspace: Workspace, zone: Zone, universe: Universe, statements: "own" | "any"): Model | undefined {
	const configuration = workspace.configurations.find(({ path }) => path === universe.configuration);
	const name = workspace.tables.names.text(zone.origin);
	const configured = configuration?.zones.find(
		({ origin, view, file, statement, writtenFile }) =>
			origin === name &&
			view === universe.view &&
			statement !== undefined &&
			writtenFile !== undefined &&
			(statements === "any" || !statement.items.some(({ keyword }) => keyword === "in-view")) &&
			workspace.catalogue.find(file ?? "", configuration.path) === zone.path,
	);
	return configuration && configured ? { zone, configured, configuration } : undefined;
}

/** The file that a template or pattern of the model gives the zone, if it can be had. */
function patternFile(
	workspace: Workspace,
	{ zone, configured }: Model,
	origin: string,
): { path: string; written: undefined } | undefined {
	const { fileOf, writtenFile = "" } = configured;
	const written = fileOf?.(origin);
	if (written === undefined || !isPlainPath(written)) return undefined;
	// A slash in the name of the zone must not make a folder.
	if (written.split("/").length !== writtenFile.split("/").length) return undefined;
	const sameFolder = folderOf(written) === folderOf(writtenFile) && baseName(zone.path) === baseName(writtenFile);
	const root = zone.path.endsWith(`/${writtenFile}`) ? zone.path.slice(0, -writtenFile.length) : undefined;
	const path = sameFolder ? `${folderOf(zone.path)}/${baseName(written)}` : root && joinPath(root, written);
	return path !== undefined && isFreePath(workspace, path) ? { path, written: undefined } : undefined;
}

/** A file beside that of the model, named as it and its like are. */
function namedLike(
	workspace: Workspace,
	{ zone, configured }: Model,
	names: readonly string[],
): { path: string; written: string } | undefined {
	const path = freePath(workspace, folderOf(zone.path), names);
	if (path === undefined) return undefined;
	const { writtenFile = "" } = configured;
	const folder = /^.*[/\\]/.exec(writtenFile)?.[0] ?? "";
	return { path, written: folder + baseName(path) };
}

function isPlainPath(path: string): boolean {
	return path.split("/").every((segment) => segment !== ".." && /^[\w.:-]*$/.test(segment)) && !path.endsWith("/");
}

/** The first of some names for which a folder has no file yet. */
function freePath(workspace: Workspace, folder: string, names: readonly string[]): string | undefined {
	return names.map((name) => `${folder}/${name}`).find((path) => isFreePath(workspace, path));
}

function noPath(origin: string, folder: string): Refusal {
	const name = baseName(folder);
	return {
		refusal: `${name} has a file already under each name that one for ${origin} could have: see whether it is the zone, and load it`,
	};
}
