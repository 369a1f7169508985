import { type ZoneChoice } from "./zone-choice.ts";
/** The value of the setting `zoneTrio.zones`: pattern of paths → what the files that match it are. */
export type ZonesSetting = Readonly<Record<string, Partial<ZoneChoice>>>;
/** The pattern that matches one file and no other, by its path relative to the workspace folder, with slashes. */
export declare function patternOf(path: string): string;
/** The setting with what is chosen for a pattern. It comes first, since of patterns that match a file the first counts. */
export declare function withZone(
	setting: ZonesSetting,
	pattern: string,
	{ origin, view, network }: ZoneChoice,
): ZonesSetting;
/** The setting without a pattern. */
export declare function withoutZone(setting: ZonesSetting, pattern: string): ZonesSetting;
