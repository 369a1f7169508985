import { baseName, folderOf } from "../config/config-path.ts";
import type { ConfigPlace, ConfiguredZone, ServerConfiguration } from "../config/configured-zone.ts";
import { isGlob } from "../config/file-glob.ts";
import { serverName } from "../config/zone-checks.ts";
import type { RuleContext } from "../rules/views/rule-context.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { FactsInSteps } from "./configuration-findings.ts";
import { missingFileRepairs } from "./configuration-repairs.ts";

/** What is known of files besides whether they are there. */
export interface FileQuestions {
	/** Why a file cannot be read; undefined if nothing speaks against it. */
	whyUnreadable(path: string): string | undefined;
	/** Whether the user has excluded a path, so that nothing is known of what is there. */
	isLeftOut(path: string): boolean;
}

/** So many paths outside of the workspace are named one by one. */
const MOST_OUTSIDE = 10;

/** Files that packages bring along, which no repository has. */
const STOCK_FILES =
	/^(?:db\.(?:local|empty|root|0|127|255)|named\.(?:ca|root|empty|local|localhost|loopback)|root\.(?:hints|zone)|bind\.keys)$/;

/**
 * The files that a configuration names and that cannot be read: missing ones, those elsewhere, and those that are no text. In steps: what is
 * yielded is a fact, or a pause.
 */
export function* lackingFiles(
	context: RuleContext,
	configuration: ServerConfiguration,
	files: FileQuestions,
): FactsInSteps {
	const judge = new PathJudge(context.workspace, configuration, files);
	yield* judge.learn();
	const outside: Outside[] = [];
	for (const include of configuration.includes) {
		if (include.found.length > 0) continue;
		const { place, written, isSure } = include;
		if (isGlob(written) && configuration.server !== "named") continue;
		const verdict = judge.verdict(place, isSure);
		if (verdict === "missing")
			yield { ...spanOf(include), rule: "config-include-missing", message: noInclude(include, configuration) };
		else if (verdict === "outside" && !KEY_FILE.test(written)) {
			outside.push({ at: include, written, what: "what it configures" });
		}
	}
	for (const zone of configuration.zones) {
		yield;
		if (zone.file === undefined || zone.format === "raw") continue;
		const path = judge.find(zone.file);
		if (path !== undefined) {
			const reason = files.whyUnreadable(path);
			if (reason === undefined) continue;
			const message = `${zone.writtenFile} ${reason}, so nothing is known of ${zone.origin} here`;
			yield { ...spanOf(placeOf(zone)), rule: "configuration-file-unreadable", message };
			continue;
		}
		if (zone.kind !== "primary" || zone.dynamic || zone.isShared) continue;
		const verdict = judge.verdict(zone.file, zone.isFileSure);
		if (verdict !== "missing" && STOCK_FILES.test(baseName(zone.file))) continue;
		if (verdict === "missing" || verdict === "missing beside others") {
			yield {
				...spanOf(placeOf(zone)),
				rule: "config-zone-file-missing",
				message: noZoneFile(zone, configuration),
				actions: () => missingFileRepairs(context, configuration, zone, judge.home(zone.file!)),
				...(verdict === "missing" ? {} : { ownSeverity: "warning" }),
			};
		} else if (verdict === "outside") {
			outside.push({ at: placeOf(zone), written: zone.writtenFile!, what: `the zone ${zone.origin}` });
		}
	}
	yield* outsideFacts(outside);
}

/** A path of which nothing is known. */
interface Outside {
	readonly at: ConfigPlace;
	readonly written: string;
	/** What is not known because of it. */
	readonly what: string;
}

const KEY_FILE = /key/i;

type Verdict = "missing" | "missing beside others" | "outside" | "unknown";

/** Tells whether a path that leads to no file is a mistake. */
class PathJudge {
	readonly #workspace: Workspace;
	readonly #configuration: ServerConfiguration;
	readonly #files: FileQuestions;
	/** The folders, as the server sees them, in which files of other zones were found, and where they are in the workspace. */
	readonly #known = new Map<string, string>();

	constructor(workspace: Workspace, configuration: ServerConfiguration, files: FileQuestions) {
		this.#workspace = workspace;
		this.#configuration = configuration;
		this.#files = files;
	}

	/** Looks in which folders files are; a zone at a time. */
	*learn(): Generator<undefined, void> {
		for (const { file } of this.#configuration.zones) {
			yield;
			const path = file === undefined ? undefined : this.find(file);
			if (path !== undefined) this.#known.set(folderOf(file!), folderOf(path));
		}
	}

	find(place: string): string | undefined {
		return this.#workspace.catalogue.find(place, this.#configuration.path);
	}

	/** Where a file that is missing would be in the workspace. */
	home(place: string): string {
		const folder = this.#known.get(folderOf(place));
		return folder === undefined ? place : `${folder}/${baseName(place)}`;
	}

	/**
	 * A path within the workspace can be looked up. One of the server's disk cannot, unless files of other zones in its
	 * folder are here: then that folder is, and lacks the file.
	 */
	verdict(place: string, isSure: boolean): Verdict {
		const { catalogue, roots } = this.#workspace;
		if (roots.length === 0 || this.#files.isLeftOut(place)) return "unknown";
		if (isSure && !catalogue.isOutside(place)) return "missing";
		return this.#known.has(folderOf(place)) ? "missing beside others" : "outside";
	}
}

function* outsideFacts(outside: readonly Outside[]): FactsInSteps {
	if (outside.length <= MOST_OUTSIDE) {
		for (const { at, written, what } of outside) {
			const message = `${written} is not in this workspace, so ${what} is unknown here`;
			yield { ...spanOf(at), rule: "config-path-outside", message };
		}
		return;
	}
	const [{ at, written }] = outside as readonly [Outside];
	const message = `${outside.length.toLocaleString("en")} files that are named here are not in this workspace, ${written} the first of them, so nothing is known of what they hold`;
	yield { ...spanOf(at), rule: "config-path-outside", message };
}

function noInclude({ written }: { readonly written: string }, { server }: ServerConfiguration): string {
	const what = isGlob(written) ? `no file matches ${written}` : `there is no file ${written}`;
	return `${what}, so ${serverName(server)} refuses to start: create it or correct the path`;
}

function noZoneFile({ origin, writtenFile }: ConfiguredZone, { server }: ServerConfiguration): string {
	return `there is no file ${writtenFile} for the zone ${origin}, so ${serverName(server)} can answer none of its names: create it or correct the path`;
}

/** Where a zone's file is written, if that is in its own statement, else its name. */
function placeOf(zone: ConfiguredZone): ConfigPlace {
	const { at, fileAt, fileOf } = zone;
	return fileAt && !fileOf ? fileAt : at;
}

function spanOf({ path, start, end }: ConfigPlace): ConfigPlace {
	return { path, start, end };
}
