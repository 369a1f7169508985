import { folderOf, isInside, withSlashes } from "../config/config-path.ts";
import type { ConfigPlace, ServerConfiguration } from "../config/configured-zone.ts";
import { isGlob } from "../config/file-glob.ts";
import { respelledPath } from "../config/respelled-path.ts";
import type { TextEdit } from "../rules/fix.ts";
import { QUOTE } from "../text/char.ts";
import { toText } from "../text/utf8.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Slice } from "../zone/slice.ts";
import type { Zone } from "../zone/zone.ts";
import { ConfigLines } from "./config-lines.ts";
import { ChunkPositions } from "./places/chunk-positions.ts";

/** A file or a folder that gets another path. */
export interface MovedPath {
	readonly from: string;
	readonly to: string;
}

/**
 * What is to be written into `$INCLUDE` entries and server configurations before files and folders get other paths, so that they are
 * found afterwards; in small steps. Paths stay relative, or below the folder of the server, as they are written.
 */
export function* renamedFiles(workspace: Workspace, moves: readonly MovedPath[]): Generator<void, TextEdit[]> {
	const edits = new Map<string, TextEdit>();
	const add = (edit: TextEdit | undefined) => {
		// A file that several zones read has each entry once.
		if (edit) edits.set(`${edit.path} ${edit.start.line} ${edit.start.character}`, edit);
	};
	const moved = (path: string) => movedPath(path, moves);
	for (const { slices } of workspace.files.values()) {
		yield;
		for (const slice of slices) for (const edit of includeEdits(workspace, slice, moved)) add(edit);
	}
	for (const configuration of workspace.configurations) {
		for (const edit of configurationEdits(workspace, configuration, moved)) {
			yield;
			add(edit);
		}
	}
	return [...edits.values()];
}

/** Where a path will be. */
type Moved = (path: string) => string;

function movedPath(path: string, moves: readonly MovedPath[]): string {
	const move = moves.find(({ from }) => isInside(from, path));
	return move ? move.to + path.slice(move.from.length) : path;
}

function* includeEdits(workspace: Workspace, { blocks, file, zone }: Slice, moved: Moved): IterableIterator<TextEdit> {
	for (const { include, index } of blocks) {
		if (!include?.child) continue;
		const target = include.child.file.path;
		const folder = folderOf(file.path);
		const own = { folder, moved: folderOf(moved(file.path)) };
		const bases = [includeBase(workspace, zone, moved), own];
		const next = respelledPath({ written: include.written, file: target, bases }, moved(target));
		if (next === undefined) continue;
		const { octets } = file.text.chunks[index]!;
		const isQuoted = octets[include.start - 1] === QUOTE || octets[include.start] === QUOTE;
		const start = octets[include.start] === QUOTE ? include.start + 1 : include.start;
		const end = octets[include.start] === QUOTE ? include.end - 1 : include.end;
		// Anything else than the path itself, such as an escape, is left alone.
		if (toText(octets, start, end) !== include.written) continue;
		const text = isQuoted || !NEEDS_QUOTES.test(next) ? next : `"${next}"`;
		yield { path: file.path, ...new ChunkPositions(file.text, index).range({ start, end }), text };
	}
}

/** Where the server looks for what a zone includes: beside the zone's file, unless the paths of its configuration start elsewhere. */
function includeBase({ catalogue, configurations }: Workspace, zone: Zone, moved: Moved) {
	const folder = zone.includeBase;
	if (folder !== folderOf(zone.path)) return { folder, moved: folder };
	const configuration = configurations.find(({ path }) => path === zone.configuration);
	const isRelative = configuration?.zones.some(
		({ file, writtenFile = "/" }) =>
			!writtenFile.startsWith("/") && catalogue.find(file ?? "", configuration.path) === zone.path,
	);
	return { folder, moved: isRelative ? folder : folderOf(moved(zone.path)) };
}

const NEEDS_QUOTES = /[\s;()]/;

function* configurationEdits(
	workspace: Workspace,
	configuration: ServerConfiguration,
	moved: Moved,
): IterableIterator<TextEdit | undefined> {
	const { catalogue, configurationTexts } = workspace;
	const lines = new Map<string, ConfigLines>();
	const edit = (at: ConfigPlace, place: string, file: string | undefined, isSure: boolean): TextEdit | undefined => {
		const text = configurationTexts.get(at.path);
		if (file === undefined || text === undefined) return undefined;
		const quote = /^["']/.test(text.slice(at.start, at.end)) ? 1 : 0;
		const span = { path: at.path, start: at.start + quote, end: at.end - quote };
		const written = text.slice(span.start, span.end);
		const bases = basesOf(written, place, isSure, [configuration.path, at.path], moved);
		const next = respelledPath({ written, file, bases }, moved(file));
		if (next === undefined) return undefined;
		const known = lines.get(at.path) ?? new ConfigLines(workspace, at.path, text);
		lines.set(at.path, known);
		const isQuoted = quote === 1 || !NEEDS_QUOTES.test(next);
		return { path: at.path, ...known.range(span), text: isQuoted ? next : `"${next}"` };
	};
	for (const { file, fileAt, fileOf, isFileSure, isShared } of configuration.zones) {
		// A template or pattern names the files of other zones too.
		if (file === undefined || !fileAt || fileOf || isShared) continue;
		yield edit(fileAt, file, catalogue.find(file, configuration.path), isFileSure);
	}
	for (const include of configuration.includes) {
		const [only, other] = include.found;
		if (other === undefined && !isGlob(include.written)) yield edit(include, include.place, only, include.isSure);
	}
	for (const named of configuration.namedFiles) {
		yield edit(named, named.place, catalogue.find(named.place, configuration.path), false);
	}
}

/** The folders from which a relative path of a configuration may start: that of the server, then those of the files that say so. */
function basesOf(
	written: string,
	place: string,
	isSure: boolean,
	files: readonly string[],
	moved: Moved,
): { folder: string; moved: string }[] {
	const beside = files.map((file) => ({ folder: folderOf(file), moved: folderOf(moved(file)) }));
	const path = withSlashes(written);
	if (!place.endsWith(`/${path}`)) return beside;
	const folder = place.slice(0, -path.length - 1);
	// Where the configuration leaves its folder open, files are found beside it.
	return isSure || !beside.some((one) => one.folder === folder) ? [{ folder, moved: folder }, ...beside] : beside;
}
