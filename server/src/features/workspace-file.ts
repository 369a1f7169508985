import { parseJsonWithComments } from "./json-with-comments.ts";

/** The file with the settings of a workspace that editors and the command share. */
export const WORKSPACE_FILE = ".zonetrio.json";

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads the text of a `.zonetrio.json`: the settings without `zoneTrio.`, groups as objects.
 *
 * @throws SyntaxError with a message that goes on after the name of the file.
 */
export function readWorkspaceFile(text: string): Json {
	const json = parseJsonWithComments(text);
	if (!isObject(json)) throw new SyntaxError("is no JSON object");
	const { $schema: _, ...settings } = json;
	return settings;
}

/**
 * Settings of two sources: groups and lists are put together, and where both set the same, the second wins. A second that
 * is the `preset` counts for nothing: an editor tells what nobody has set as well.
 */
export function combinedSettings(first: Json, second: Json, preset: Json = {}): Json {
	const combined: Record<string, unknown> = { ...first };
	for (const [key, value] of Object.entries(second)) {
		const before = first[key];
		if (isObject(value)) {
			const inner = isObject(preset[key]) ? preset[key] : {};
			combined[key] = combinedSettings(isObject(before) ? before : {}, value, inner);
		} else if (Array.isArray(value)) {
			combined[key] = [...new Set([...(Array.isArray(before) ? before : []), ...value])];
		} else if (before === undefined || (value !== null && value !== preset[key])) {
			combined[key] = value;
		}
	}
	return combined;
}

function isObject(value: unknown): value is Json {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
