import { CompletionItemKind, type CompletionList } from "vscode-languageserver-types";
import { baseName } from "../../config/config-path.ts";
import type { ServerConfiguration } from "../../config/configured-zone.ts";
import type { Position } from "../../text/chunked-text.ts";
import { TextLines } from "../../text/text-lines.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { writtenPath } from "../written-path.ts";
import { type CompletionAbilities, completionItems, inOrder, type Offer, PLAIN } from "./offer.ts";

const MAX_PATHS = 200;

/** What is written in front of a path or a zone's name, up to the cursor. */
const PLACES = {
	named: { file: /(?:^|[{;\s])file\s+"([^"\n]*)$/, zone: /(?:^|[{;\s])zone\s+"([^"\n]*)$/ },
	nsd: { file: /^\s*zonefile:\s*"?([^"\s]*)$/, zone: /^\s*name:\s*"?([^"\s]*)$/ },
	knot: { file: /^\s*(?:-\s*)?file:\s*"?([^"\s]*)$/, zone: /^\s*-?\s*domain:\s*"?([^"\s]*)$/ },
	coredns: { file: /^\s*file\s+(\S*)$/, zone: /^(\S*)$/ },
} as const;

/** How the name of a zone is written: the last one before a place is that of the zone which is configured there. */
const ZONE_NAME = {
	named: /\bzone\s+"([^"\n]+)"/g,
	nsd: /^[ \t]*name:[ \t]*"?([^"\s]+)/gm,
	knot: /^[ \t]*-?[ \t]*domain:[ \t]*"?([^"\s]+)/gm,
	coredns: /^(\S+)[ \t]*\{/gm,
} as const;

/** Zone files at the path of a zone, and names of zones that have a file but no statement, in a server configuration. */
export function configurationCompletion(
	workspace: Workspace,
	path: string,
	text: string,
	position: Position,
	abilities: CompletionAbilities = PLAIN,
): CompletionList {
	const configuration = workspace.configurations.find(({ files, path: main }) => main === path || files.includes(path));
	if (!configuration) return NOTHING;
	const lines = new TextLines(text, workspace.columnUnit);
	const offset = lines.offset(position);
	const before = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
	const places = PLACES[configuration.server];
	const inPath = places.file.exec(before);
	const inName = inPath ? undefined : places.zone.exec(before);
	const typed = (inPath ?? inName)?.[1];
	if (typed === undefined) return NOTHING;
	const end = offset + /^[^"'\s;]*/.exec(text.slice(offset))![0].length;
	const word = { start: lines.position(offset - typed.length), cursor: position, end: lines.position(end) };
	const zone = [...text.slice(0, offset).matchAll(ZONE_NAME[configuration.server])].at(-1)?.[1];
	const offers = inPath ? pathOffers(workspace, configuration, zone) : zoneOffers(workspace, configuration);
	return { isIncomplete: false, items: completionItems(offers.slice(0, MAX_PATHS), word, path, abilities) };
}

const NOTHING: CompletionList = { isIncomplete: false, items: [] };

/** Zone files, those first that no statement names yet, and among them that of the zone at hand. */
function pathOffers(workspace: Workspace, configuration: ServerConfiguration, zone: string | undefined): Offer[] {
	const { names } = workspace.tables;
	const taken = takenFiles(workspace, configuration);
	const origin = zone === undefined ? undefined : `${zone.toLowerCase().replace(/\.$/, "")}.`;
	const found = [...workspace.files.keys()].map((path) => {
		const origins = workspace.zonesOfFile(path).map((one) => names.text(one.origin));
		const rank = origin !== undefined && origins.includes(origin) ? 0 : taken.has(path) ? 2 : 1;
		return { path, origins: [...new Set(origins)], rank };
	});
	found.sort((one, other) => one.rank - other.rank || (one.path < other.path ? -1 : 1));
	const ranked = found.map(({ path, origins, rank }) => ({
		label: writtenPath(workspace, configuration, path),
		detail: [origins.join(", "), ...(rank === 2 ? ["has a statement already"] : [])].filter((one) => one).join(": "),
		kind: CompletionItemKind.File,
	}));
	return inOrder(1, ranked);
}

function takenFiles({ catalogue }: Workspace, { path, zones }: ServerConfiguration): Set<string> {
	const taken = new Set<string>();
	for (const { file } of zones) {
		const found = file === undefined ? undefined : catalogue.find(file, path);
		if (found !== undefined) taken.add(found);
	}
	return taken;
}

/** Zones that were found by their files alone. */
function zoneOffers(workspace: Workspace, configuration: ServerConfiguration): Offer[] {
	const { names } = workspace.tables;
	const configured = new Set(configuration.zones.map(({ origin }) => origin));
	const found = new Map<string, string>();
	for (const { zone } of workspace.openZones()) {
		const origin = names.text(zone.origin);
		if (zone.configuration === "" && !configured.has(origin)) found.set(origin, zone.path);
	}
	return inOrder(
		1,
		[...found].map(([origin, path]) => ({
			label: origin === "." ? origin : origin.replace(/\.$/, ""),
			detail: `${baseName(path)}, which has no statement yet`,
			kind: CompletionItemKind.Module,
		})),
	);
}
