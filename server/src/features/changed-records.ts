import { baseName } from "../config/config-path.ts";
import { isSyntaxError } from "../syntax/syntax-rules.ts";
import type { OpenZone } from "../workspace/open-zones.ts";
import { dumpSliceSteps } from "../workspace/zone-dump.ts";
import { blocksOf, type Slice } from "../zone/slice.ts";
import { nameKey } from "./label-order.ts";
import type { ZoneService } from "./zone-service.ts";

/** What there is to compare a file with: no repository around it, one without a commit, or its last commit. */
export type CommitState = "no repository" | "no commit" | "commit";

/** An editor shows no longer text at once. */
const MOST_LINES = 20_000;

/** After so many records others may work. */
const STEP = 1024;

/** The records of one owner and type that are others than before, each as its line. */
interface ChangedSet {
	readonly owner: string;
	readonly type: string;
	readonly removed: string[];
	readonly added: string[];
}

/**
 * The records of the zones of a file that are others than in the last commit, as a text in which `-` is before a record that was there
 * and `+` before one that is; names are absolute, and order and layout do not count. In steps; the workspace must stay as it is
 * until all is done.
 */
export function* changedRecords(
	service: ZoneService,
	path: string,
	commit: CommitState,
): Generator<void, { readonly text: string }> {
	const { workspace } = service;
	const name = baseName(path);
	const zones = workspace.zonesOfFile(path).flatMap((zone) => workspace.openZone(zone) ?? []);
	if (zones.length === 0) return { text: `# ${name} is in no zone\n` };
	if (commit === "no repository") {
		return {
			text: `# ${name} is in no Git repository that the editor knows, so there is nothing to compare it with. Is Git installed, and its extension enabled?\n`,
		};
	}
	if (commit === "no commit") {
		return {
			text: `# Nothing has been committed in the repository of ${name} yet, so there is nothing to compare it with\n`,
		};
	}
	const all: ZoneChanges[] = [];
	for (const open of zones) {
		const changes = yield* changesOf(service, open);
		// What is in a file of two views is the same in both.
		const known = all.find((other) => other.origin === changes.origin && isSame(other.lines, changes.lines));
		if (known) known.views.push(...changes.views);
		else all.push(changes);
	}
	const lines: string[] = [];
	for (const { origin, views, what, lines: told } of all) {
		if (lines.length > 0) lines.push("");
		const named = views.filter((view) => view !== "");
		const where =
			named.length > 0 ? `${origin} in the ${named.length === 1 ? "view" : "views"} ${named.join(", ")}` : origin;
		lines.push(`# ${where}${what}`);
		lines.push(...told);
	}
	return { text: `${lines.join("\n")}\n` };
}

/** What is told of a zone, in the views that tell the same. */
interface ZoneChanges {
	readonly origin: string;
	readonly views: string[];
	/** Behind its name. */
	readonly what: string;
	readonly lines: readonly string[];
}

function* changesOf(service: ZoneService, open: OpenZone): Generator<void, ZoneChanges> {
	const { published, workspace } = service;
	const { view } = workspace.zones.universeOf(open.zone);
	const origin = workspace.tables.names.text(open.zone.origin);
	const told = { origin, views: [view] };
	if (!published.isOtherZone(open)) return { ...told, what: " is as it was committed", lines: [] };
	const before = yield* published.readSteps(open);
	const sets = new Map<string, ChangedSet>();
	const old = new Map<string, string>();
	if (before) {
		yield* dumpSliceSteps(before.tables, before.slice, (line, key) => void old.set(withTtl(line, key), line));
	}
	yield* dumpSliceSteps(workspace.tables, open.slice, (line, key) => {
		if (!old.delete(withTtl(line, key))) setOf(sets, line).added.push(line);
	});
	let count = 0;
	for (const line of old.values()) {
		setOf(sets, line).removed.push(line);
		if (++count % STEP === 0) yield;
	}
	const lines: string[] = [];
	if (!before) lines.push(`# ${baseName(open.spec.path)} is new: no commit has it`);
	lines.push(...serialWords(sets, before !== undefined), ...unreadWords(open.slice, "now"));
	if (before) lines.push(...unreadWords(before.slice, "as it was committed"));
	if (sets.size === 0 && lines.length === 0) lines.push("# Only order, layout, comments or capitals are others");
	yield* addLines(sets, lines);
	return { ...told, what: `: ${counted(sets)} since the last commit`, lines };
}

function isSame(ones: readonly string[], others: readonly string[]): boolean {
	return ones.length === others.length && ones.every((line, index) => line === others[index]);
}

/** The same for records that are the same and have the same TTL. */
function withTtl(line: string, key: string): string {
	return `${line.split("\t", 2)[1]}\t${key}`;
}

function setOf(sets: Map<string, ChangedSet>, line: string): ChangedSet {
	const [owner, , , type] = line.split("\t", 4) as [string, string, string, string];
	const key = `${owner}\t${type}`;
	const known = sets.get(key) ?? { owner, type, removed: [], added: [] };
	sets.set(key, known);
	return known;
}

/** How many records of the zone are others; what is there in the place of another counts once, and the SOA is told of for itself. */
function counted(sets: ReadonlyMap<string, ChangedSet>): string {
	let [added, removed, changed] = [0, 0, 0];
	for (const set of sets.values()) {
		if (set.type === "SOA") continue;
		const both = Math.min(set.added.length, set.removed.length);
		changed += both;
		added += set.added.length - both;
		removed += set.removed.length - both;
	}
	const told = [
		...(added > 0 ? [`${added} ${added === 1 ? "record" : "records"} added`] : []),
		...(removed > 0 ? [`${removed} ${removed === 1 ? "record" : "records"} removed`] : []),
		...(changed > 0 ? [`${changed} ${changed === 1 ? "record" : "records"} changed`] : []),
	];
	return told.length > 0 ? told.join(", ") : "no records changed";
}

/** Whether the serial tells secondaries of the change. */
function serialWords(sets: ReadonlyMap<string, ChangedSet>, wasThere: boolean): string[] {
	const soa = [...sets.values()].find(({ type }) => type === "SOA");
	const [before, now] = [serialIn(soa?.removed[0]), serialIn(soa?.added[0])];
	if (before !== undefined && now !== undefined && before !== now) return [`# The serial was ${before} and is ${now}`];
	if (sets.size === 0 || !wasThere) return [];
	return ["# The serial is the same as before, so secondaries will not take this: raise it"];
}

function serialIn(line: string | undefined): string | undefined {
	return line?.split("\t")[4]?.split(" ")[2];
}

function unreadWords(slice: Slice, when: string): string[] {
	let unread = 0;
	for (const { problems, include } of blocksOf(slice)) {
		unread += problems.filter(isSyntaxError).length;
		if (include?.problem && isSyntaxError(include.problem)) unread++;
	}
	if (unread === 0) return [];
	return [
		`# ${unread === 1 ? "1 line cannot be read and is" : `${unread} lines cannot be read and are`} left out ${when}`,
	];
}

/** Adds the sets in the order of their names, the SOA first, those of each name behind an empty line. */
function* addLines(sets: ReadonlyMap<string, ChangedSet>, lines: string[]): Generator<void, void> {
	const keyed: { readonly key: string; readonly set: ChangedSet }[] = [];
	for (const set of sets.values()) {
		keyed.push({ key: `${nameKey(set.owner)}\0\0${set.type === "SOA" ? "" : set.type}`, set });
		if (keyed.length % STEP === 0) yield;
	}
	// Of more than are shown any would do.
	if (keyed.length <= MOST_LINES) keyed.sort((one, other) => (one.key < other.key ? -1 : 1));
	let owner: string | undefined;
	let rest = 0;
	for (const { set } of keyed) {
		if (set.owner !== owner && lines.length < MOST_LINES) lines.push("");
		owner = set.owner;
		const all = [...set.removed.map((line) => `-${line}`), ...set.added.map((line) => `+${line}`)];
		const shown = all.slice(0, Math.max(0, MOST_LINES - lines.length));
		lines.push(...shown);
		rest += all.length - shown.length;
	}
	if (rest > 0) lines.push("", `# ${rest} more lines are not shown`);
}
