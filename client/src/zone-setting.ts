import { absolute, type ZoneChoice } from "./zone-choice.ts";

/** The value of the setting `zoneTrio.zones`: pattern of paths → what the files that match it are. */
export type ZonesSetting = Readonly<Record<string, Partial<ZoneChoice>>>;

/** The pattern that matches one file and no other, by its path relative to the workspace folder, with slashes. */
export function patternOf(path: string): string {
	return path.replace(/[\\*?[\]{}()!+@|]/g, "\\$&");
}

/** The setting with what is chosen for a pattern. It comes first, since of patterns that match a file the first counts. */
export function withZone(setting: ZonesSetting, pattern: string, { origin, view, network }: ZoneChoice): ZonesSetting {
	const entry = { origin: absolute(origin), ...(view && { view }), ...(network && { network }) };
	return { [pattern]: entry, ...withoutZone(setting, pattern) };
}

/** The setting without a pattern. */
export function withoutZone(setting: ZonesSetting, pattern: string): ZonesSetting {
	return Object.fromEntries(Object.entries(setting).filter(([key]) => key !== pattern));
}
