import type { Range } from "../../rules/engine/finding.ts";
import type { Position } from "../../text/chunked-text.ts";
import { TextLines } from "../../text/text-lines.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { fileLocation, inOrder, type Location } from "../places/location.ts";

/** The zone statement of a server configuration at a position, and the files of the zone. */
export interface ConfiguredFiles {
	/** The name of the zone in the statement. */
	readonly range: Range;
	readonly files: readonly Location[];
}

/** Finds it; undefined where no name of a zone stands, or its file is not there. */
export function configuredFiles(
	{ catalogue, columnUnit, configurations }: Workspace,
	path: string,
	text: string,
	position: Position,
): ConfiguredFiles | undefined {
	const lines = new TextLines(text, columnUnit);
	const offset = lines.offset(position);
	const found = configurations.flatMap((configuration) =>
		configuration.zones
			.filter(({ at }) => at.path === path && at.start <= offset && offset <= at.end)
			.map((zone) => ({ zone, file: catalogue.find(zone.file ?? "", configuration.path) })),
	);
	const [first] = found;
	if (!first) return undefined;
	const { start, end } = first.zone.at;
	const files = inOrder(found.flatMap(({ file }) => (file === undefined ? [] : [fileLocation(file)])));
	return { range: { start: lines.position(start), end: lines.position(end) }, files };
}
