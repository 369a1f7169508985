import { folderOf, isInside } from "../config/config-path.ts";
import type { ConfiguredZone, ServerConfiguration } from "../config/configured-zone.ts";
import type { Modelines } from "../config/modeline.ts";
import { originOfFileName } from "../config/origin-of-file-name.ts";
import type { ZoneSetting } from "../config/zone-settings.ts";
import {
	NAMED_LIMITS,
	type OriginSource,
	type Zone,
	type ZoneKeeper,
	type ZoneKind,
	type ZoneLimits,
} from "../zone/zone.ts";
import type { ZoneHead } from "../zone/zone-head.ts";
import { commonFolder } from "./common-folder.ts";

/** What is known of a file before it is read in any zone. */
export interface FileFacts {
	readonly path: string;
	readonly head: ZoneHead;
	readonly modeline: Modelines;
	/** What `zoneTrio.zones` says of it. */
	readonly setting: ZoneSetting | undefined;
	/** Backups, templates and the like are read only where a configuration names them. */
	readonly ignored: boolean;
	/** Whether a journal stands beside it, into which named writes what clients change. */
	readonly hasJournal: boolean;
	/** Whether a signed copy stands beside it, which is what the server publishes. */
	readonly hasSignedTwin: boolean;
	/** The files that its `$INCLUDE` entries mean, as far as they are there. */
	readonly includes: readonly string[];
}

/** A zone that is to be read. Two plans hold the same zone if its `key` is the same. */
export interface ZoneSpec {
	readonly key: string;
	readonly path: string;
	readonly origin: string;
	readonly world: string;
	readonly view: string;
	readonly configuration: string;
	readonly server: Zone["server"];
	readonly checkNames: Zone["checkNames"];
	readonly kind: ZoneKind;
	readonly keeper: ZoneKeeper;
	readonly source: OriginSource;
	readonly dynamic: boolean;
	readonly signed: boolean;
	readonly reverseGenerate: boolean;
	readonly setsSerial: boolean;
	readonly limits: ZoneLimits;
	readonly network: string;
	readonly includeBase: string;
}

/** Finds the file that a configuration means, in the workspace. */
export type LocateFile = (zone: ConfiguredZone, configuration: ServerConfiguration) => string | undefined;

/**
 * Which zones there are, out of what the files, the settings and the server configurations say. The
 * order of belief is: modeline, setting, configuration, SOA, `$ORIGIN`, file name. Worked out a zone at a time.
 */
export function* planZones(
	files: ReadonlyMap<string, FileFacts>,
	configurations: readonly ServerConfiguration[],
	locate: LocateFile,
): Generator<void, ZoneSpec[]> {
	const specs: ZoneSpec[] = [];
	const configured = new Set<string>();
	/** Origin → the folders of the configurations that have a zone of it. */
	const claimed = new Map<string, Set<string>>();
	for (const configuration of configurations) {
		const located: { zone: ConfiguredZone; path: string }[] = [];
		for (const zone of configuration.zones) {
			if (zone.file === undefined) continue;
			// A secondary's file is in raw format unless it says otherwise; one that is text is read all the same.
			const path = locate(zone, configuration);
			if (path !== undefined && files.has(path)) located.push({ zone, path });
			yield;
		}
		const folder = commonFolder([configuration.path, ...located.map(({ path }) => path)]);
		for (const { zone, path } of located) {
			configured.add(path);
			claimed.set(zone.origin, (claimed.get(zone.origin) ?? new Set()).add(folder));
			specs.push(configuredSpec(zone, configuration, files.get(path)!));
			yield;
		}
	}
	const included = new Set<string>();
	for (const file of files.values()) {
		if (file.ignored && !configured.has(file.path)) continue;
		for (const path of file.includes) if (path !== file.path) included.add(path);
	}
	const loose: ZoneSpec[] = [];
	for (const file of files.values()) {
		if (configured.has(file.path) || file.ignored) continue;
		if (included.has(file.path) && !file.head.hasSoa && file.modeline.origin === undefined) continue;
		const spec = looseSpec(file);
		if (!spec) continue;
		const says = spec.source === "modeline" || spec.source === "setting";
		const folders = says ? [] : [...(claimed.get(spec.origin) ?? [])];
		if (folders.some((folder) => isInside(folder, spec.path))) continue;
		loose.push(spec);
		yield;
	}
	// Of two files for one zone the first counts, whichever was given first.
	loose.sort((one, other) => (one.path < other.path ? -1 : 1));
	return [...specs, ...inWorlds(loose)];
}

function configuredSpec(zone: ConfiguredZone, configuration: ServerConfiguration, file: FileFacts): ZoneSpec {
	const said = file.modeline.origin !== undefined ? file.modeline : file.setting;
	const origin = said?.origin ?? zone.origin;
	const source =
		file.modeline.origin !== undefined ? "modeline" : file.setting?.origin !== undefined ? "setting" : "configuration";
	const world = configuration.path;
	const { server } = configuration;
	const { view, kind, keeper, dynamic, signed, checkNames } = zone;
	return {
		key: [
			file.path,
			origin,
			world,
			view,
			kind,
			keeper,
			dynamic,
			signed,
			zone.setsSerial,
			network(file),
			zone.limits.records,
			zone.limits.types,
			zone.limits.ttl,
			server,
			checkNames,
		].join("\n"),
		path: file.path,
		origin,
		world,
		view,
		configuration: configuration.path,
		server,
		checkNames,
		kind,
		keeper,
		source,
		dynamic,
		signed,
		reverseGenerate: zone.reverseGenerate,
		setsSerial: zone.setsSerial,
		limits: zone.limits,
		network: network(file),
		includeBase: includeBase(zone, file.path),
	};
}

/** BIND takes `$INCLUDE` paths from the folder that the paths in its configuration start from. */
function includeBase(zone: ConfiguredZone, path: string): string {
	const written = zone.writtenFile ?? "";
	return !written.startsWith("/") && path.endsWith(`/${written}`) ? path.slice(0, -written.length - 1) : folderOf(path);
}

function looseSpec(file: FileFacts): ZoneSpec | undefined {
	const found = looseOrigin(file);
	if (!found) return undefined;
	const view = file.modeline.view ?? file.setting?.view ?? "";
	return {
		key: "",
		path: file.path,
		origin: found.origin,
		world: "",
		view,
		configuration: "",
		server: "",
		checkNames: "warn",
		kind: "primary",
		keeper: "people",
		source: found.source,
		// The journal of a signed zone is that of its unsigned file, which people edit all the same.
		dynamic: file.hasJournal && !file.hasSignedTwin,
		signed: file.hasSignedTwin,
		reverseGenerate: false,
		setsSerial: false,
		limits: NAMED_LIMITS,
		network: network(file),
		includeBase: folderOf(file.path),
	};
}

/** The origin of a file that no configuration names, and how it was found. */
function looseOrigin(file: FileFacts): { origin: string; source: OriginSource } | undefined {
	if (file.modeline.origin !== undefined) return { origin: file.modeline.origin, source: "modeline" };
	if (file.setting?.origin !== undefined) return { origin: file.setting.origin, source: "setting" };
	const { head } = file;
	if (head.hasSoa && head.soaOwner !== undefined) return { origin: head.soaOwner, source: "soa" };
	if (!head.hasEntries) return undefined;
	const directive = head.originDirective;
	// `$ORIGIN .` and `$ORIGIN com.` are how dumps begin; they name no zone.
	if (!head.hasSoa && directive !== undefined && labelsIn(directive) > 1) {
		return { origin: directive, source: "origin-directive" };
	}
	const named = originOfFileName(file.path);
	if (named) return { origin: named.origin, source: "file-name" };
	return undefined;
}

function labelsIn(name: string): number {
	return name.split(".").length - 1 - (name === "." ? 1 : 0);
}

function network(file: FileFacts): string {
	return file.modeline.network ?? file.setting?.network ?? originOfFileName(file.path)?.network ?? "";
}

/**
 * Puts zones without a configuration into worlds: all of a folder into one, unless an origin occurs
 * twice in it; then each folder below is looked at for itself.
 */
function inWorlds(specs: readonly ZoneSpec[]): ZoneSpec[] {
	if (specs.length === 0) return [];
	return split(specs, commonFolder(specs.map((spec) => spec.path)));
}

function split(specs: readonly ZoneSpec[], folder: string): ZoneSpec[] {
	const seen = new Set<string>();
	const isAmbiguous = specs.some((spec) => seen.size === seen.add(`${spec.origin}\n${spec.view}`).size);
	const groups = new Map<string, ZoneSpec[]>();
	if (isAmbiguous) {
		for (const spec of specs) {
			const rest = spec.path.slice(folder.length + 1);
			const slash = rest.indexOf("/");
			const group = slash < 0 ? folder : `${folder}/${rest.slice(0, slash)}`;
			groups.set(group, [...(groups.get(group) ?? []), spec]);
		}
	}
	if (groups.size <= 1) {
		return specs.map((spec) => ({
			...spec,
			world: folder,
			key: [spec.path, spec.origin, folder, spec.view, spec.source, spec.network, spec.dynamic, spec.signed].join("\n"),
		}));
	}
	return [...groups].flatMap(([group, members]) =>
		group === folder ? split(members, `${folder}/.`) : split(members, commonFolder(members.map((spec) => spec.path))),
	);
}
