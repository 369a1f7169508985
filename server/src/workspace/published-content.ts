import { ROOT_NAME } from "../tables/name-table.ts";
import { makeTables, reserveSteps, type Tables } from "../tables/tables.ts";
import { initialState } from "../zone/scan-state.ts";
import type { Slice } from "../zone/slice.ts";
import type { Zone } from "../zone/zone.ts";
import { ZoneFile } from "../zone/zone-file.ts";
import { ZoneReader } from "../zone/zone-reader.ts";
import type { FileCatalogue } from "./file-catalogue.ts";
import { type ZoneContent, zoneContentSteps } from "./zone-content.ts";

/** The files of a version of a zone. */
export interface ZoneVersion {
	readonly catalogue: FileCatalogue;
	/** The content of a file in this version; undefined where there is none. */
	octetsOf(path: string): Uint8Array | undefined;
}

/** A zone as a version of its files has it, in tables of its own. */
export interface ReadVersion {
	readonly tables: Tables;
	readonly reader: ZoneReader;
	readonly slice: Slice;
}

/** What a version of a zone says, in steps. */
export function* publishedContentSteps(
	zone: Zone,
	origin: Uint8Array,
	version: ZoneVersion,
): Generator<void, ZoneContent | undefined> {
	const read = yield* readVersionSteps(zone, origin, version);
	return read && (yield* zoneContentSteps(read.tables, read.reader, read.slice));
}

/**
 * Reads a zone once more, as another version of its files has it, in steps. Nothing of it gets into the tables of the workspace.
 *
 * @param origin the name of the zone on the wire.
 * @returns undefined where that version has no file of the zone.
 */
export function* readVersionSteps(
	zone: Zone,
	origin: Uint8Array,
	version: ZoneVersion,
): Generator<void, ReadVersion | undefined> {
	const files = new Map<string, ZoneFile>();
	const fileOf = (path: string): ZoneFile | undefined => {
		const octets = files.has(path) ? undefined : version.octetsOf(path);
		if (octets) files.set(path, new ZoneFile(path, octets, false));
		return files.get(path);
	};
	const main = fileOf(zone.path);
	if (!main) return undefined;
	const tables = makeTables();
	yield* reserveSteps(tables, main.text.lineCount);
	const reader = new ZoneReader(tables, (_, from, written) => {
		const path = version.catalogue.findInclude(written, zone.includeBase, from.path);
		return path === undefined ? undefined : fileOf(path);
	});
	const name = tables.names.intern(origin, 0, origin.length - 1, ROOT_NAME);
	const slice = reader.open({ ...zone, origin: name }, main, undefined, initialState(name));
	while (!reader.advance(slice, () => true)) yield;
	return { tables, reader, slice };
}
