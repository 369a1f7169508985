import { type ReadSettings, readSettings } from "../features/read-settings.ts";
import type { ZoneService } from "../features/zone-service.ts";
import type { Settings } from "../workspace/settings.ts";
import { CommandFailure } from "./command-failure.ts";
import { absolutePath, shownPath } from "./disk-path.ts";
import { EXIT_USAGE } from "./exit-status.ts";
import { inTurns } from "./in-turns.ts";
import { readSettingsFile } from "./settings-file.ts";
import { type SourcePaths, sourcePaths } from "./source-paths.ts";
import { warn } from "./warn.ts";
import { type GivenContent, type Unreadable, WorkspaceLoader } from "./workspace-loader.ts";

/** What each command that reads a workspace can be told. */
export interface WorkspaceOptions {
	/** The file of the settings. */
	readonly config?: string;
	/** Whether files are read that lie outside of what is named. */
	readonly readOutside?: boolean;
	/** Severities that win over those of the settings. */
	readonly rule?: Readonly<Record<string, string>>;
}

/** A workspace that has been read and judged. */
export interface OpenedWorkspace {
	readonly loader: WorkspaceLoader;
	readonly service: ZoneService;
	/** Whether everything could be read; what could not has been said on standard error. */
	readonly isComplete: boolean;
	readonly sources: SourcePaths;
	/** What could not. */
	readonly unread: readonly Unreadable[];
}

/**
 * Reads the workspace that some paths make, and says what is in the way of it.
 *
 * @param given content that is taken in place of that of one of its files.
 * @throws CommandFailure for a path that does not exist and for settings that cannot be read.
 */
export async function openWorkspace(
	paths: readonly string[],
	options: WorkspaceOptions,
	given?: GivenContent,
): Promise<OpenedWorkspace> {
	const plan = workspacePlan(paths, options, given);
	const loader = plannedLoader(plan, given);
	await inTurns((isTimeUp) => loader.load(isTimeUp));
	return openedWorkspace(loader, plan);
}

/** What was loaded; says what could not be read. */
export function openedWorkspace(loader: WorkspaceLoader, { sources }: WorkspacePlan): OpenedWorkspace {
	const unread = sayUnreadable(loader, sources);
	return { loader, service: loader.service, isComplete: unread.length === 0, unread, sources };
}

/** What is to be read, and what the user has set. */
export interface WorkspacePlan {
	readonly sources: SourcePaths;
	readonly read: ReadSettings;
	/** Where that is set; undefined if nothing is. */
	readonly settingsFile: string | undefined;
}

/** A folder must not say this of itself. */
const NOT_FOR_FILES = "readOutside is for whoever runs this to say, with --read-outside";

/** @throws CommandFailure for a path that does not exist and for settings that cannot be read. */
export function workspacePlan(
	paths: readonly string[],
	options: WorkspaceOptions,
	given?: GivenContent,
): WorkspacePlan {
	const sources = sourcePaths(paths.length > 0 ? paths : ["."], given?.path);
	const file = readSettingsFile(options.config, [...sources.roots, absolutePath(".")]);
	const { readOutside: written, ...value } = file?.value ?? {};
	const read = readSettings({ ...value, readOutside: options.readOutside === true });
	const problems = written === true ? [NOT_FOR_FILES, ...read.problems] : read.problems;
	const settings = { ...read.settings, rules: { ...read.settings.rules, ...severities(options.rule) } };
	return { sources, read: { ...read, settings, problems }, settingsFile: file?.path };
}

/** What reads the workspace; says what is wrong with the settings. */
export function plannedLoader({ sources, read, settingsFile }: WorkspacePlan, given?: GivenContent): WorkspaceLoader {
	for (const problem of read.problems) warn(`${settingsFile}: ${problem}`);
	return new WorkspaceLoader(sources, read, given);
}

/** Says what could not be read; gives that. */
function sayUnreadable({ service, unreadable, outside }: WorkspaceLoader, sources: SourcePaths): readonly Unreadable[] {
	const unread = [...unreadable, ...withoutZone(service, sources)];
	for (const { path, reason } of unread) warn(`${shownPath(path)} ${reason}`);
	warnOfOutside(outside);
	warnOfNothing(service, sources);
	return unread;
}

function severities(written: WorkspaceOptions["rule"]): Settings["rules"] {
	const { settings, problems } = readSettings({ rules: written });
	const [problem] = problems;
	if (problem !== undefined) throw new CommandFailure(EXIT_USAGE, problem.replace("zoneTrio.rules", "--rule"));
	return settings.rules;
}

const WITHOUT_ZONE =
	'does not say which zone it is: name the zone in it with "; zonetrio: origin=example.com." or in zoneTrio.zones';

/** The files that were given by their names, have records, and are in no zone. */
function withoutZone(service: ZoneService, sources: SourcePaths): Unreadable[] {
	return sources.files.flatMap((path) => {
		const facts = service.workspace.facts(path);
		const isLost = facts?.head.hasEntries && service.zonesOfFile(path).length === 0;
		return isLost ? [{ path, reason: WITHOUT_ZONE }] : [];
	});
}

/** So many links are named. */
const MOST_LINKS = 3;

/** Says which links were not followed. */
function warnOfOutside(links: readonly string[]): void {
	if (links.length === 0) return;
	const named = links.slice(0, MOST_LINKS).map(shownPath).join(", ");
	const more = links.length > MOST_LINKS ? ` and ${links.length - MOST_LINKS} more` : "";
	const lead = links.length === 1 ? "leads" : "lead";
	warn(`${named}${more} ${lead} out of the folders that are read, so nothing is read there without --read-outside`);
}

/** Says where there is nothing to look at. */
function warnOfNothing(service: ZoneService, sources: SourcePaths): void {
	for (const path of sources.files) {
		const facts = service.workspace.facts(path);
		if (facts?.head.hasEntries === false && service.zonesOfFile(path).length === 0) {
			warn(`${shownPath(path)} has no records`);
		}
	}
	if (sources.folders.length > 0 && service.files().length === 0) {
		warn(`there is no zone file in ${sources.folders.map(shownPath).join(", ")}`);
	}
}
