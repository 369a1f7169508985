import { readFileSync, realpathSync } from "node:fs";
import { editedOctets, type OctetEdit, octetEdits } from "../features/octet-edits.ts";
import type { ManyRepaired, Repaired } from "../features/repair-many.ts";
import type { ZoneService } from "../features/zone-service.ts";
import { isNewFile, type TextEdit } from "../rules/fix.ts";
import { toOctets, toText } from "../text/utf8.ts";
import type { FileChange } from "./replace-files.ts";

/** A file as repairs leave it. */
export interface ChangedFile extends FileChange {
	/** How it comes to be so; none for a new file. */
	readonly edits: readonly OctetEdit[];
}

/** Files that are changed together or not at all, because repairs span them. */
export interface FileGroup {
	readonly files: readonly ChangedFile[];
	readonly repairs: readonly Repaired[];
}

/** What repairs make of files, by the groups that they form; in the order of their paths. */
export function fileGroups(service: ZoneService, { edits, made }: ManyRepaired): FileGroup[] {
	const files = new Map<string, ChangedFile>();
	const byPath = new Map<string, TextEdit[]>();
	for (const edit of edits) {
		const { path } = edit;
		if (isNewFile(edit)) files.set(path, { path, before: undefined, after: toOctets(edit.content), edits: [] });
		else byPath.set(path, [...(byPath.get(path) ?? []), edit]);
	}
	for (const [path, ofFile] of byPath) {
		const before = contentOf(service, path);
		const changes = octetEdits(before, ofFile);
		files.set(path, { path, before, after: editedOctets(before, changes), edits: changes });
	}
	return groupsOf([...files.values()].sort(byName), made);
}

/** A file as it was read. */
function contentOf(service: ZoneService, path: string): Uint8Array {
	const file = service.workspace.files.get(path);
	if (file) return file.octets();
	// Of a configuration only the text is kept, which has lost what is no UTF-8.
	const text = service.configurationText(path) ?? "";
	const octets = octetsNow(path);
	return octets && toText(octets) === text ? octets : toOctets(text);
}

function octetsNow(path: string): Uint8Array | undefined {
	try {
		return readFileSync(path);
	} catch {
		return undefined;
	}
}

function groupsOf(files: readonly ChangedFile[], repairs: readonly Repaired[]): FileGroup[] {
	/** Path → the path that stands for its group. */
	const leaders = new Map(files.map(({ path }) => [path, path]));
	const leaderOf = (path: string): string => {
		const leader = leaders.get(path)!;
		return leader === path ? path : leaderOf(leader);
	};
	const join = (one: string, other: string) => leaders.set(leaderOf(other), leaderOf(one));
	// What one repair wrote may have been taken back by another.
	const changed = ({ paths }: Repaired) => paths.filter((path) => leaders.has(path));
	for (const repair of repairs) {
		const [first, ...others] = changed(repair);
		for (const other of others) join(first!, other);
	}
	const known = new Map<string, ChangedFile>();
	const copies = new Set<ChangedFile>();
	for (const file of files) {
		const real = realPathOf(file.path);
		const other = known.get(real);
		known.set(real, other ?? file);
		if (!other) continue;
		join(other.path, file.path);
		if (Buffer.compare(file.after, other.after) === 0) copies.add(file);
	}
	const groups = new Map<string, { files: ChangedFile[]; repairs: Repaired[] }>();
	for (const file of files) {
		const leader = leaderOf(file.path);
		const group = groups.get(leader) ?? { files: [], repairs: [] };
		if (!copies.has(file)) group.files.push(file);
		groups.set(leader, group);
	}
	for (const repair of repairs) {
		const [first] = changed(repair);
		if (first !== undefined) groups.get(leaderOf(first))!.repairs.push(repair);
	}
	return [...groups.values()];
}

/** The file that a path leads to, which others may lead to as well. */
function realPathOf(path: string): string {
	try {
		return realpathSync(path);
	} catch {
		return path;
	}
}

function byName(one: ChangedFile, other: ChangedFile): number {
	return one.path < other.path ? -1 : 1;
}
