import { CompletionItemKind } from "vscode-languageserver-types";
import { baseName, folderOf } from "../../config/config-path.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { inOrder, type Offer } from "./offer.ts";

const MAX_PATHS = 200;

/** Files that an `$INCLUDE` can read: those in the folder that paths are seen from, or below it. */
export function includeOffers({ catalogue, files }: Workspace, path: string, base: string): Offer[] {
	const folder = base === "" ? folderOf(path) : base;
	const own = folderOf(path);
	const paths = catalogue.paths.filter((one) => one !== path && (isBelow(one, folder) || isBelow(one, own)));
	const offers = paths.slice(0, MAX_PATHS).map((one) => {
		const label = isBelow(one, folder) ? one.slice(folder.length + 1) : one.slice(own.length + 1);
		const detail = files.has(one) ? "zone file" : baseName(one) === label ? "" : baseName(one);
		return { label, ...(detail !== "" && { detail }), kind: CompletionItemKind.File };
	});
	const rank = ({ detail }: Offer) => (detail === "zone file" ? 0 : 1);
	return inOrder(
		1,
		offers.sort((one, other) => rank(one) - rank(other) || (one.label < other.label ? -1 : 1)),
	);
}

function isBelow(path: string, folder: string): boolean {
	return path.startsWith(`${folder}/`);
}
