import { baseName, folderOf, isAbsolutePath, joinPath } from "./config-path.ts";
import type { ConfigProblems } from "./config-problems.ts";
import type { CorefileDirective } from "./corefile-block.ts";
import type { CorefileToken } from "./corefile-token.ts";
import { linearRegexp } from "./linear-regexp.ts";
import { zoneName } from "./zone-name.ts";
import type { PathTails } from "./zone-path.ts";

/** A zone that `auto` finds by the name of its file. */
export interface AutoZone {
	readonly origin: string;
	readonly path: string;
	/** The folder in the Corefile. */
	readonly at: CorefileToken;
}

/** The names of files that `auto` takes if nothing else is said, and what it makes of them. */
const DEFAULT_PATTERN = "db\\.(.*)";
const DEFAULT_TEMPLATE = "{1}";

/** Longer names of files have none of the systems on which servers run. */
const MAX_NAME = 255;

/**
 * The zones of `auto { directory DIR [REGEXP TEMPLATE] }` (CoreDNS Manual, "auto"): each file in the folder and below it whose
 * name matches, with the groups of the match put into the template. A folder of the server is looked for by its tail.
 */
export function autoZones(
	{ name, block }: CorefileDirective,
	folder: string,
	corefile: string,
	tails: PathTails,
	problems: ConfigProblems,
): AutoZone[] {
	const directory = block.find((line) => line.name.text === "directory");
	const [at, pattern, template] = directory?.values ?? [];
	if (!at) {
		problems.report(directory?.name ?? name, "auto names no directory: CoreDNS refuses to start");
		return [];
	}
	const expression = linearRegexp(pattern?.text ?? DEFAULT_PATTERN);
	if (!expression) {
		problems.report(pattern!, `${pattern!.text} is no regular expression that CoreDNS takes`);
		return [];
	}
	const zones = new Map<string, AutoZone>();
	for (const path of filesIn(joinPath(folder, at.text), at.text, corefile, tails)) {
		const file = baseName(path);
		const groups = file.length > MAX_NAME ? undefined : expression.match(file);
		if (!groups) continue;
		const written = (template?.text ?? DEFAULT_TEMPLATE).replace(/\{(\w+)\}/g, (_, group: string) => {
			const index = /^\d+$/.test(group) ? Number(group) : expression.names.get(group);
			return (index === undefined ? undefined : groups[index]) ?? "";
		});
		const origin = zoneName(written === "" ? "." : written);
		if (origin && !zones.has(origin)) zones.set(origin, { origin, path, at });
	}
	return [...zones.values()];
}

/** The files in a folder and below it; where it is not in the workspace, those in the folder that ends like its path. */
function filesIn(place: string, written: string, corefile: string, tails: PathTails): readonly string[] {
	const exact = tails.startingWith(`${place}/`);
	if (exact.length > 0) return exact;
	const segments = (isAbsolutePath(written) ? place : joinPath("/", written)).split("/").filter((one) => one !== "");
	for (let first = 0; first < segments.length; first++) {
		const tail = segments.slice(first).join("/");
		for (let folder = folderOf(corefile); ; folder = folderOf(folder)) {
			const found = tails.startingWith(`${folder}/${tail}/`);
			if (found.length > 0) return found;
			if (folder === "") break;
		}
	}
	return [];
}
