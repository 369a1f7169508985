import { statSync } from "node:fs";
import { folderOf, joinPath } from "../config/config-path.ts";
import { isSyntaxError } from "../syntax/syntax-rules.ts";
import type { Position } from "../text/chunked-text.ts";
import type { OpenZone } from "../workspace/open-zones.ts";
import { DEFAULT_SETTINGS } from "../workspace/settings.ts";
import { Workspace } from "../workspace/workspace.ts";
import { dumpZone } from "../workspace/zone-dump.ts";
import { CommandFailure } from "./command-failure.ts";
import { absolutePath } from "./disk-path.ts";
import { EXIT_FAILURE, EXIT_USAGE } from "./exit-status.ts";
import { readInputFile } from "./input-file.ts";
import { ReadingBounds } from "./reading-bounds.ts";
import type { RecordsOptions } from "./records.ts";

/** A line that cannot be read. */
export interface UnreadLine {
	readonly path: string;
	readonly start: Position;
	readonly rule: string;
	readonly message: string;
}

/** A zone that was read from a file and from what that includes. */
export interface ReadRecords {
	readonly unread: readonly UnreadLine[];
	/** Gives each record as `owner<TAB>ttl<TAB>class<TAB>type<TAB>rdata`, in the order of the zone. */
	dump(onLine: (line: string) => void): void;
}

/** In files that include each other, so many steps lead to every file that BIND would read. */
const MOST_ROUNDS = 64;

/**
 * Reads the zone of a single file; `$INCLUDE` paths are seen from the file's folder, then from the
 * current folder, and lead out of both where that is wanted. Server configurations are not looked for.
 *
 * @param options `origin`: the zone, if the user tells; else the file must.
 * @throws CommandFailure if the file cannot be read or its zone is not known.
 */
export function readRecords(file: string, { origin, readOutside }: RecordsOptions): ReadRecords {
	const read = readInputFile(absolutePath(file), () => true);
	if (read.kind === "gone") throw new CommandFailure(EXIT_FAILURE, `there is no file ${file}`);
	if (read.kind !== "read") {
		throw new CommandFailure(EXIT_FAILURE, `${file} ${read.kind === "refused" ? read.reason : "cannot be read"}`);
	}
	// The name of a pipe (`/dev/fd/63`) tells nothing, and nothing lies beside it.
	const path = absolutePath(isFile(file) ? file : "pipe");
	const octets = origin === undefined ? read.octets : withoutModelines(read.octets);
	const workspace = new Workspace([folderOf(path)]);
	// A setting, even an empty one, makes a file count that looks like a backup.
	workspace.setSettings({ ...DEFAULT_SETTINGS, zones: { "**": origin === undefined ? {} : { origin } } });
	const paths = new Set([path]);
	workspace.setPaths([...paths]);
	workspace.setFile(path, octets, false);
	if (workspace.facts(path)?.head.hasEntries === false) return { unread: [], dump: () => {} };
	const bounds = new ReadingBounds([folderOf(path)], { readsOutside: readOutside });
	for (let round = 0; round < MOST_ROUNDS && addIncludes(workspace, paths, path, bounds); round++);
	workspace.advance(() => false);
	const zone = [...workspace.openZones()].find(({ spec }) => spec.path === path);
	if (!zone) {
		throw new CommandFailure(EXIT_USAGE, `${file} does not say which zone it is: tell it with --origin NAME`);
	}
	return { unread: unreadLines(workspace, zone), dump: (onLine) => dumpZone(workspace, zone, onLine) };
}

/** The text with modelines that say nothing of a zone: what the user tells wins over them. As long as before, so that places hold. */
function withoutModelines(octets: Uint8Array): Uint8Array {
	const text = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength);
	const word = /^([ \t]*;[ \t;]*)zonetrio:(?=.*\borigin=)/gim;
	const ends = [text.subarray(0, MODELINE_PART), text.subarray(Math.max(0, text.length - MODELINE_PART))];
	if (!ends.some((part) => part.toString("latin1").search(word) >= 0)) return octets;
	return Buffer.from(text.toString("latin1").replace(word, "$1zonetrio;"), "latin1");
}

/** Modelines stand in the first or last lines, which are not longer than this together. */
const MODELINE_PART = 65_536;

/** Gives the workspace what its files include; whether there was anything. */
function addIncludes(workspace: Workspace, paths: Set<string>, main: string, bounds: ReadingBounds): boolean {
	const known = paths.size;
	const outside = new Set(workspace.catalogue.outside);
	for (const from of [...workspace.files.keys()]) {
		for (const written of workspace.facts(from)?.head.includes ?? []) {
			const candidates = [main, from].map((path) => joinPath(folderOf(path), written));
			const there = [...candidates, joinPath(absolutePath("."), written)].find(isFile);
			if (there !== undefined) (bounds.hold(there) ? paths : outside).add(there);
		}
	}
	if (paths.size === known && outside.size === workspace.catalogue.outside.length) return false;
	workspace.setPaths([...paths], [...outside]);
	for (const path of [...paths].slice(known)) {
		const read = readInputFile(path, () => true);
		if (read.kind === "read") workspace.setFile(path, read.octets, false);
		else paths.delete(path);
	}
	return true;
}

function isFile(path: string): boolean {
	try {
		return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
	} catch {
		// A part of the path is a file, or it is longer than a path can be.
		return false;
	}
}

function unreadLines(workspace: Workspace, zone: OpenZone): UnreadLine[] {
	const unread: UnreadLine[] = [];
	for (const block of workspace.blocks(zone.slice)) {
		const { path, text } = block.slice.file;
		const problems = block.include?.problem ? [...block.problems, block.include.problem] : block.problems;
		for (const problem of problems.filter(isSyntaxError)) {
			const { rule, message, start } = problem;
			unread.push({ path, start: text.position(block.index, start), rule, message });
		}
	}
	return unread;
}
