import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { isInside } from "../config/config-path.ts";
import { parseJsonWithComments } from "../features/json-with-comments.ts";
import { combinedSettings, readWorkspaceFile, WORKSPACE_FILE } from "../features/workspace-file.ts";
import { CommandFailure } from "./command-failure.ts";
import { shownPath } from "./disk-path.ts";
import { EXIT_FAILURE } from "./exit-status.ts";
import { realPathOf, statOfPath } from "./path-stat.ts";

type Json = Readonly<Record<string, unknown>>;

/** Settings as they are written, and the files they are from. */
export interface SettingsFile {
	readonly path: string;
	/** The value of `zoneTrio`, not yet looked at. */
	readonly value: Json;
}

/**
 * Reads the file of `--config`; or, without one, `.zonetrio.json` of the first folder that has one and `.vscode/settings.json`
 * of the first that has one, which wins. Undefined if there is neither.
 *
 * @throws CommandFailure if a file is no JSON; settings that are not followed would mislead.
 */
export function readSettingsFile(given: string | undefined, folders: readonly string[]): SettingsFile | undefined {
	if (given !== undefined) {
		const file = settingsAt(given);
		if (!file) throw new CommandFailure(EXIT_FAILURE, `there is no settings file ${given}`);
		return { path: given, value: file.value };
	}
	const shared = firstOf(folders, WORKSPACE_FILE);
	const own = firstOf(folders, ".vscode/settings.json");
	if (!shared || !own) return shared ?? own;
	return { path: `${shared.path}, ${own.path}`, value: combinedSettings(shared.value, own.value) };
}

function firstOf(folders: readonly string[], name: string): SettingsFile | undefined {
	for (const folder of folders) {
		const path = join(folder, name);
		// A link that leads out of the folder would have the beginning of any file shown as a mistake in it.
		if (!isInside(realPathOf(folder), realPathOf(path)) && statOfPath(path)) {
			throw new CommandFailure(
				EXIT_FAILURE,
				`the settings file ${shownPath(path)} leads out of its folder: name it with --config`,
			);
		}
		const file = settingsAt(path);
		if (file) return file;
	}
	return undefined;
}

function settingsAt(path: string): SettingsFile | undefined {
	const text = textOf(path);
	if (text === undefined) return undefined;
	const shown = shownPath(path);
	try {
		return { path: shown, value: isOfCode(path, text) ? settingsIn(text) : readWorkspaceFile(text) };
	} catch (error) {
		throw new CommandFailure(
			EXIT_FAILURE,
			`the settings file ${shown} ${error instanceof Error ? error.message : error}`,
		);
	}
}

/** Whether a file has settings as VS Code does: by its name, else by what is in it. */
function isOfCode(path: string, text: string): boolean {
	const name = basename(path);
	if (name === "settings.json" || name === WORKSPACE_FILE) return name !== WORKSPACE_FILE;
	const json = parseJsonWithComments(text);
	return isGroup(json) && Object.keys(json).some((key) => key === "zoneTrio" || key.startsWith("zoneTrio."));
}

function textOf(path: string): string | undefined {
	try {
		return readFileSync(path, "utf8");
	} catch (error) {
		const code = error instanceof Error && "code" in error ? error.code : undefined;
		if (code === "ENOENT" || code === "ENOTDIR") return undefined;
		throw new CommandFailure(EXIT_FAILURE, `the settings file ${shownPath(path)} cannot be read (${code ?? error})`);
	}
}

/**
 * The settings of a file that has them as VS Code does: `"zoneTrio.mail.helo": {…}`, or as groups in `"zoneTrio"`.
 *
 * @throws SyntaxError with a message that goes on after the name of the file.
 */
function settingsIn(text: string): Json {
	const json = parseJsonWithComments(text);
	const settings: Record<string, unknown> = {};
	for (const [key, value] of Object.entries(isGroup(json) ? json : {})) {
		if (key === "zoneTrio" && isGroup(value)) Object.assign(settings, value);
		else if (key.startsWith("zoneTrio.")) put(settings, key.split(".").slice(1), value);
	}
	return settings;
}

function put(group: Record<string, unknown>, keys: readonly string[], value: unknown): void {
	const [key, ...rest] = keys;
	if (key === undefined || key === "__proto__") return;
	if (rest.length === 0) {
		group[key] = value;
		return;
	}
	const known = group[key];
	const inner = isGroup(known) ? { ...known } : {};
	group[key] = inner;
	put(inner, rest, value);
}

function isGroup(value: unknown): value is Json {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
