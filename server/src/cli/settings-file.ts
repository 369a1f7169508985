import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CommandFailure } from "./command-failure.ts";
import { shownPath } from "./disk-path.ts";
import { EXIT_FAILURE } from "./exit-status.ts";

/** Settings as they are written, and the file they are from. */
export interface SettingsFile {
	readonly path: string;
	/** The value of `zoneTrio`, not yet looked at. */
	readonly value: Readonly<Record<string, unknown>>;
}

/**
 * Reads the file of `--settings`; or, without one, `.vscode/settings.json` of the first folder that has
 * one. Undefined if there is none.
 *
 * @throws CommandFailure if the file is no JSON; settings that are not followed would mislead.
 */
export function readSettingsFile(given: string | undefined, folders: readonly string[]): SettingsFile | undefined {
	if (given !== undefined) {
		const text = textOf(given);
		if (text === undefined) throw new CommandFailure(EXIT_FAILURE, `there is no settings file ${given}`);
		return { path: given, value: settingsIn(given, text) };
	}
	for (const folder of folders) {
		const path = join(folder, ".vscode", "settings.json");
		const text = textOf(path);
		if (text !== undefined) return { path: shownPath(path), value: settingsIn(shownPath(path), text) };
	}
	return undefined;
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

/** The settings of a file that has them as VS Code does: `"zoneTrio.mail.helo": {…}`, or as groups in `"zoneTrio"`. */
function settingsIn(path: string, text: string): Readonly<Record<string, unknown>> {
	let json: unknown;
	try {
		json = JSON.parse(withoutComments(text) || "{}");
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new CommandFailure(EXIT_FAILURE, `the settings file ${path} is no JSON: ${reason}`);
	}
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

/** VS Code lets comments and commas before a closing bracket stand in its settings. */
function withoutComments(text: string): string {
	const keepStrings = (match: string) => (match.startsWith('"') ? match : "");
	return text
		.replace(/^\uFEFF/, "")
		.replace(/"(?:[^"\\]|\\.)*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g, keepStrings)
		.replace(/"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])/g, keepStrings)
		.trim();
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
