import { parseAddress } from "../../records/address.ts";
import { relativeName } from "../../rules/fixes/written-name.ts";
import { reverseName } from "../../tables/reverse-name.ts";
import { toText } from "../../text/utf8.ts";
import { originAt } from "../../zone/origin-at.ts";
import { EntryTokens } from "../places/entry-tokens.ts";
import { replaceToken } from "./replace-token.ts";
import { type Rewriting, type Selection, selectedEntries } from "./selection.ts";

/** Writes an address that stands in the place of an owner as the name that its PTR has; only in the zone of that name. */
export function addressToOwner(selection: Selection): Rewriting | undefined {
	const { workspace } = selection;
	const { names } = workspace.tables;
	for (const selected of selectedEntries(selection)) {
		const { block, entry } = selected;
		const written = entry.head.owner === 0 ? entry.text(0) : "";
		// Four octets with dots between may be a name, turned round or not.
		const address = written.includes(":") ? parseAddress(written) : undefined;
		const name = address && workspace.name(reverseName(address));
		if (name === undefined || !names.isWithin(name, block.slice.zone.origin)) return undefined;
		const text = relativeName(workspace, name, originAt(block, entry.start));
		return { title: `Write ${written} as the name of its PTR`, replacements: [replaceToken(selected, 0, text)] };
	}
	return undefined;
}

/** Writes the address that is selected, or at the cursor, as the name that its PTR has: relative as an owner in its zone, else absolute. */
export function addressToName(selection: Selection): Rewriting | undefined {
	const { workspace, file, range } = selection;
	const from = file.text.locate(range.start);
	const to = file.text.locate(range.end);
	const block = file.slices[0]?.blocks[from.index];
	if (!block || from.index !== to.index) return undefined;
	const tokens = new EntryTokens(file, from.index, from.offset);
	const token = tokens.at(from.offset);
	const isEmpty = from.offset === to.offset;
	const place = isEmpty ? (token < 0 ? undefined : tokens.inside(token)) : { start: from.offset, end: to.offset };
	const written = place ? toText(tokens.tape.octets, place.start, place.end).trim() : "";
	const address = parseAddress(written);
	if (!place || !address) return undefined;
	const name = workspace.name(reverseName(address));
	const isOwner = token === 0 && tokens.head.owner === 0;
	const isHere = isOwner && workspace.tables.names.isWithin(name, block.slice.zone.origin);
	const text = isHere ? relativeName(workspace, name, originAt(block, tokens.start)) : reverseName(address);
	return {
		title: `Write ${written} as the name of its PTR`,
		replacements: [{ file, index: from.index, ...place, text }],
	};
}
