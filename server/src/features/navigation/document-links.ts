import { isInside } from "../../config/config-path.ts";
import type { ConfigPlace, ConfiguredZone, ServerConfiguration } from "../../config/configured-zone.ts";
import type { Range } from "../../rules/engine/finding.ts";
import type { NameId } from "../../tables/name-table.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Slice } from "../../zone/slice.ts";
import { ConfigLines } from "../config-lines.ts";
import { ChunkPositions } from "../places/chunk-positions.ts";
import { type StandardLink, standardLinks } from "./standard-links.ts";

/** A path in a text that leads to a file of the workspace. */
export interface FileLink {
	readonly range: Range;
	readonly target: string;
	/** What will be seen there. */
	readonly tooltip: string;
}

/** Editors underline each of them. */
const MAX_LINKS = 10_000;

/** A file that is read in more zones than this has its includes looked up in so many of them. */
const MAX_ZONES = 16;

/**
 * The paths in a zone file or a server configuration that lead somewhere, and the RFCs in comments, made in small steps. The workspace must stay as it is
 * until all is done.
 */
export function* documentLinks(workspace: Workspace, path: string): Generator<void, (FileLink | StandardLink)[]> {
	const links = new Map<string, FileLink | StandardLink>();
	const text = workspace.configurationTexts.get(path);
	const found = text === undefined ? zoneFileLinks(workspace, path) : configurationLinks(workspace, path, text);
	for (const link of found) {
		yield;
		if (!link) continue;
		const key = `${link.range.start.line}:${link.range.start.character}`;
		if (!links.has(key)) links.set(key, link);
		if (links.size === MAX_LINKS) break;
	}
	return [...links.values()];
}

function* zoneFileLinks(workspace: Workspace, path: string): Generator<FileLink | StandardLink | undefined> {
	yield* includeLinks(workspace, path);
	yield* standardLinks(workspace, path);
}

/** The `$INCLUDE` entries of a zone file; nothing for a block without one. */
function* includeLinks(workspace: Workspace, path: string): Generator<FileLink | undefined> {
	const file = workspace.files.get(path);
	for (const slice of (file?.slices ?? []).slice(0, MAX_ZONES)) {
		for (const { include, index } of slice.blocks) {
			yield include?.child && includeLink(workspace, slice, index, { ...include, child: include.child });
		}
	}
}

function includeLink(
	workspace: Workspace,
	slice: Slice,
	index: number,
	include: { readonly start: number; readonly end: number; readonly origin: NameId; readonly child: Slice },
): FileLink {
	const { octets } = slice.file.text.chunks[index]!;
	const isQuoted = octets[include.start] === QUOTE;
	const span = { start: include.start + (isQuoted ? 1 : 0), end: include.end - (isQuoted ? 1 : 0) };
	const target = include.child.file.path;
	const origin = workspace.tables.names.text(include.origin);
	const tooltip = `Open ${shownPath(workspace, target)}, whose records are read here below ${origin}`;
	return { range: new ChunkPositions(slice.file.text, index).range(span), target, tooltip };
}

const QUOTE = 0x22;

function* configurationLinks(workspace: Workspace, path: string, text: string): Generator<FileLink | undefined> {
	const lines = new ConfigLines(workspace, path, text);
	const link = (at: ConfigPlace, targets: readonly string[], what: string): FileLink => {
		const range = lines.range(withoutQuotes(at, text));
		const [target] = targets as readonly [string];
		const count = targets.length.toLocaleString("en");
		const rest = targets.length > 1 ? `, the first of ${count} files` : what === "" ? "" : `, ${what}`;
		return { range, target, tooltip: `Open ${shownPath(workspace, target)}${rest}` };
	};
	for (const configuration of workspace.configurations) {
		for (const include of configuration.includes) {
			yield include.path === path && include.found.length > 0 ? link(include, include.found, "") : undefined;
		}
		for (const [at, zones] of zonesByPlace(configuration, path)) {
			const targets = new Set(zones.map((zone) => fileOf(workspace, configuration, zone)));
			targets.delete(undefined);
			yield targets.size > 0 ? link(at, [...targets] as string[], `the file of ${zoneNames(zones)}`) : undefined;
		}
		for (const named of configuration.namedFiles) {
			const target = named.path === path ? workspace.catalogue.find(named.place, configuration.path) : undefined;
			yield target === undefined ? undefined : link(named, [target], "");
		}
	}
}

/** Where the zones' files are told: by a path of their own, or by the name where a template or another view has it. */
function zonesByPlace({ zones }: ServerConfiguration, path: string): Map<ConfigPlace, ConfiguredZone[]> {
	const places = new Map<number, { readonly at: ConfigPlace; readonly zones: ConfiguredZone[] }>();
	for (const zone of zones) {
		const at = zone.fileAt && !zone.fileOf && !zone.isShared ? zone.fileAt : zone.at;
		if (at.path !== path) continue;
		const known = places.get(at.start);
		if (known) known.zones.push(zone);
		else places.set(at.start, { at, zones: [zone] });
	}
	return new Map([...places.values()].map((place) => [place.at, place.zones]));
}

function fileOf(
	workspace: Workspace,
	configuration: ServerConfiguration,
	{ file }: ConfiguredZone,
): string | undefined {
	return file === undefined ? undefined : workspace.catalogue.find(file, configuration.path);
}

function zoneNames(zones: readonly ConfiguredZone[]): string {
	const names = [...new Set(zones.map(({ origin }) => origin))];
	return names.length <= 3 ? names.join(" and ") : `${names[0]} and ${names.length - 1} other zones`;
}

function withoutQuotes({ path, start, end }: ConfigPlace, text: string): ConfigPlace {
	const isQuoted = end - start > 1 && /["']/.test(text[start]!) && text[start] === text[end - 1];
	return isQuoted ? { path, start: start + 1, end: end - 1 } : { path, start, end };
}

function shownPath({ roots }: Workspace, path: string): string {
	const root = roots.find((folder) => isInside(folder, path));
	return root === undefined ? path : path.slice(root.length + 1);
}
