import { parseNetwork } from "./network.ts";
import { pathGlob } from "./path-glob.ts";
import { zoneName } from "./zone-name.ts";

/** What `zoneTrio.zones` says of a file. */
export interface ZoneSetting {
	/** Absolute and lower case. */
	readonly origin?: string;
	readonly view?: string;
	/** As written, and a network that `parseNetwork` reads. */
	readonly network?: string;
}

/** The setting, ready to be asked; `problems` are sentences that name the pattern. */
export interface ZoneSettings {
	readonly entries: readonly { readonly matches: (path: string) => boolean; readonly setting: ZoneSetting }[];
	readonly problems: readonly string[];
}

/**
 * Reads `zoneTrio.zones`: `{ "internal/*.db": { "view": "internal" } }`. The value is what an editor
 * hands over, so that anything may be in it; what cannot be used is left out and told in `problems`.
 */
export function readZoneSettings(value: unknown): ZoneSettings {
	const entries: { matches: (path: string) => boolean; setting: ZoneSetting }[] = [];
	const problems: string[] = [];
	for (const [pattern, written] of Object.entries(isObject(value) ? value : {})) {
		const matches = pathGlob(pattern.replace(/^\.?\//, ""));
		if (!matches || !isObject(written)) {
			problems.push(`zoneTrio.zones: "${pattern}" is no pattern with an origin, a view or a network`);
			continue;
		}
		entries.push({ matches, setting: readSetting(pattern, written, problems) });
	}
	return { entries, problems };
}

/**
 * What the setting says of a file, by its path relative to its workspace folder. Where several patterns
 * match, the first that gives an origin gives it, and so for the view and the network.
 */
export function zoneSettingOf(settings: ZoneSettings, relativePath: string): ZoneSetting | undefined {
	const matching = settings.entries.filter(({ matches }) => matches(relativePath));
	if (matching.length === 0) return undefined;
	return Object.assign({}, ...matching.map(({ setting }) => setting).reverse());
}

function readSetting(pattern: string, written: Readonly<Record<string, unknown>>, problems: string[]): ZoneSetting {
	const setting: { origin?: string; view?: string; network?: string } = {};
	const { origin, view, network } = written;
	const name = typeof origin === "string" ? zoneName(origin.trim()) : undefined;
	if (name) setting.origin = name;
	else if (origin !== undefined) problems.push(`zoneTrio.zones: the origin of "${pattern}" is no name of a zone`);
	if (typeof view === "string") setting.view = view;
	else if (view !== undefined) problems.push(`zoneTrio.zones: the view of "${pattern}" is no text`);
	if (typeof network === "string" && parseNetwork(network.trim())) setting.network = network.trim();
	else if (network !== undefined) {
		problems.push(`zoneTrio.zones: the network of "${pattern}" is none such as 192.0.2.0/26 or 2001:db8::/48`);
	}
	return setting;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
