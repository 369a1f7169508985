import { QUOTED } from "../../records/rdata-reader.ts";
import { scanEntry } from "../../syntax/scanner.ts";
import { Tape } from "../../syntax/tape.ts";
import { octetOffset, toText } from "../../text/utf8.ts";
import type { Block } from "../../zone/block.ts";
import type { Viewpoint } from "../views/viewpoint.ts";
import type { Change } from "./change.ts";
import type { Replacement } from "./replacement.ts";
import { type Renaming, respelling } from "./respelled-name.ts";

const tape = new Tape();

/** What changes in `$ORIGIN` and `$INCLUDE` entries that make a renamed host, or a name below it, the origin of what follows. */
export function originChanges({ context, universe }: Viewpoint, renaming: Renaming): Change[] {
	const { workspace } = context;
	const { names } = workspace.tables;
	const changes: Change[] = [];
	for (const { zone, slice } of workspace.openZones()) {
		if (!workspace.zones.isVisible(universe, zone)) continue;
		for (const block of workspace.blocks(slice)) {
			const replacements = [
				...block.origins
					.filter(({ origin }) => names.isWithin(origin, renaming.from))
					.flatMap(({ offset, origin }) => renamed(block, offset, 1, origin)),
				...includeOrigins(block),
			];
			// The records below it tell of the change where it is one.
			if (replacements.length > 0) changes.push({ zone, updates: () => [], replacements: () => replacements });
		}
	}
	return changes;

	function includeOrigins(block: Block): Replacement[] {
		const { include } = block;
		if (!include || !names.isWithin(include.origin, renaming.from)) return [];
		const { octets } = block.slice.file.text.chunks[block.index]!;
		let start = 0;
		for (let next = 0; next >= 0 && next <= include.start; next = scanEntry(octets, start, tape, undefined))
			start = next;
		return renamed(block, start, 2, include.origin);
	}

	/** A name that is token number `token` of the entry at an octet. */
	function renamed(block: Block, offset: number, token: number, name: typeof renaming.from): Replacement[] {
		const { file } = block.slice;
		const { octets } = file.text.chunks[block.index]!;
		scanEntry(octets, offset, tape, undefined);
		if (tape.count <= token || (tape.flags[token]! & QUOTED) !== 0) return [];
		const [start, end] = [tape.starts[token]!, tape.ends[token]!];
		const change = respelling(names, toText(octets, start, end), name, renaming);
		if (!change) return [];
		const at = (unit: number) => octetOffset(octets, start, end, unit);
		return [{ file, index: block.index, start: at(change.start), end: at(change.end), text: change.text }];
	}
}
