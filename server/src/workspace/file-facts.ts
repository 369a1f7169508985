import { folderOf, isInside } from "../config/config-path.ts";
import { type Modelines, readModelines } from "../config/modeline.ts";
import { isIgnoredPath } from "../config/recognise.ts";
import { type ZoneSettings, zoneSettingOf } from "../config/zone-settings.ts";
import { lineEndAt } from "../text/line-end.ts";
import { toText } from "../text/utf8.ts";
import type { ZoneFile } from "../zone/zone-file.ts";
import { readZoneHead } from "../zone/zone-head.ts";
import type { FileCatalogue } from "./file-catalogue.ts";
import type { FileFacts } from "./zone-plan.ts";

/** Modelines stand in so many first or last lines. */
export const MODELINE_LINES = 5;

/** What is known of a file before it is read in any zone. */
export function factsOf(
	path: string,
	file: ZoneFile,
	settings: ZoneSettings,
	roots: readonly string[],
	catalogue: FileCatalogue,
): FileFacts {
	const head = readZoneHead(file);
	const root = roots.find((folder) => isInside(folder, path)) ?? folderOf(path);
	const relative = path.slice(root.length + 1);
	const modeline = modelineOf(file);
	const setting = zoneSettingOf(settings, relative);
	return {
		path,
		head,
		modeline,
		setting,
		// Whoever tells the zone of a backup wants it read.
		ignored: setting === undefined && modeline.origin === undefined && isIgnoredPath(path),
		hasJournal: catalogue.has(`${path}.jnl`),
		hasSignedTwin: catalogue.has(`${path}.signed`),
		includes: head.includes.flatMap((written) => catalogue.findInclude(written, folderOf(path), path) ?? []),
	};
}

function modelineOf({ text }: ZoneFile): Modelines {
	return readModelines(
		firstLines(text.octetsOf(0, text.lastOfFirstLines(MODELINE_LINES))),
		lastLines(text.octetsOf(text.firstOfLastLines(MODELINE_LINES), text.chunks.length - 1)),
	);
}

function firstLines(octets: Uint8Array): string {
	let end = 0;
	for (let line = 0; line < MODELINE_LINES && end < octets.length; line++) end = lineEndAt(octets, end) + 1;
	return toText(octets, 0, Math.min(end, octets.length));
}

function lastLines(octets: Uint8Array): string {
	let start = octets.length;
	for (let lines = 0; start > 0; start--) {
		const octet = octets[start - 1]!;
		// The line end of the last line ends it and starts none.
		if ((octet === 10 || octet === 13) && start < octets.length && ++lines === MODELINE_LINES) break;
	}
	return toText(octets, start, octets.length);
}
