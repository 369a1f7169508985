import { toText } from "../../server/src/text/utf8.ts";
import type { OpenZone } from "../../server/src/workspace/open-zones.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import { dumpZone } from "../../server/src/workspace/zone-dump.ts";
import { type Files, memoryWorkspace, type PartialSettings, ROOT } from "./memory-workspace.ts";

/** A workspace of files, read to the end. */
export function readWorkspace(files: Files, settings: PartialSettings = {}): Workspace {
	const workspace = memoryWorkspace(files, settings);
	workspace.advance(() => false);
	return workspace;
}

/** The zone with an origin; of several the first, or the one in a view. */
export function zoneOf(workspace: Workspace, origin: string, view?: string): OpenZone {
	for (const open of workspace.openZones()) {
		if (open.spec.origin === origin && (view === undefined || open.spec.view === view)) return open;
	}
	throw new Error(`there is no zone ${origin}`);
}

/** The records of a zone as `owner ttl type rdata`, its SOA and NS left out. */
export function recordsOf(workspace: Workspace, origin: string): string[] {
	const lines: string[] = [];
	dumpZone(workspace, zoneOf(workspace, origin), (line) => {
		const [owner, ttl, , type, rdata] = line.split("\t");
		if (type !== "SOA" && type !== "NS") lines.push(`${owner} ${ttl} ${type} ${rdata}`);
	});
	return lines;
}

/** What reading found wrong, as `file:line rule marked text`, lines from 1. */
export function problemsOf(workspace: Workspace): string[] {
	const found: string[] = [];
	for (const { slice } of workspace.openZones()) {
		for (const block of workspace.blocks(slice)) {
			const { path, text } = block.slice.file;
			const { octets } = text.chunks[block.index]!;
			const inInclude = block.include?.problem;
			for (const problem of inInclude ? [...block.problems, inInclude] : block.problems) {
				const { line } = text.position(block.index, problem.start);
				const marked = toText(octets, problem.start, problem.end);
				found.push(`${path.slice(ROOT.length + 1)}:${line + 1} ${problem.rule} ${marked}`);
			}
		}
	}
	return found;
}
