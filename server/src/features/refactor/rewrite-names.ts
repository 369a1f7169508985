import { isNameKind } from "../../records/fields/name.ts";
import { QUOTED } from "../../records/rdata-reader.ts";
import { absoluteName, isAbsolute } from "../../rules/fixes/absolute-name.ts";
import type { Replacement } from "../../rules/fixes/replacement.ts";
import { type NameId, NO_NAME, ROOT_NAME } from "../../tables/name-table.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { originAt } from "../../zone/origin-at.ts";
import { nameAt, readFields } from "../places/rdata-field.ts";
import { replaceToken } from "./replace-token.ts";
import { type Rewriting, type SelectedEntry, type Selection, selectedEntries } from "./selection.ts";

/** Writes the names of records with all their labels, or without those that the origin adds; in steps. */
export function* rewriteNames(
	selection: Selection,
	form: "absolute" | "relative",
): Generator<void, Rewriting | undefined> {
	const { workspace } = selection;
	const replacements: Replacement[] = [];
	let count = 0;
	for (const selected of selectedEntries(selection)) {
		if (++count % STEP === 0) yield;
		const { block, entry } = selected;
		if (entry.directive !== "" || entry.head.typeCode < 0) continue;
		const origin = originAt(block, entry.start);
		for (const token of nameTokens(workspace, selected, origin)) {
			const written = entry.text(token);
			const text =
				form === "absolute"
					? absoluteName(workspace, written, origin)
					: relativeSpelling(workspace, written, nameOf(workspace, selected, token, origin), origin);
			if (text !== undefined && text !== written) replacements.push(replaceToken(selected, token, text));
		}
	}
	if (replacements.length === 0) return undefined;
	const names = replacements.length === 1 ? "the name" : `${replacements.length} names`;
	return {
		title: `Write ${names} ${form === "absolute" ? "with the origin" : "relative to the origin"}`,
		replacements,
	};
}

/** After so many entries others may work. */
const STEP = 512;

/** The tokens of a record that are names and nothing else. */
function nameTokens(workspace: Workspace, { entry }: SelectedEntry, origin: NameId): number[] {
	const tokens = entry.head.owner >= 0 ? [entry.head.owner] : [];
	for (const { field, isRead, first, end } of readFields(entry, workspace.tables.names.wire(origin))) {
		if (!isRead) return [];
		if (isNameKind(field.kind) && end === first + 1) tokens.push(first);
	}
	return tokens.filter((token) => (entry.tape.flags[token]! & QUOTED) === 0);
}

function nameOf({ tables }: Workspace, { entry }: SelectedEntry, token: number, origin: NameId): NameId {
	const wire = nameAt(entry, token, tables.names.wire(origin));
	return wire ? tables.names.intern(wire, 0, wire.length - 1, ROOT_NAME) : NO_NAME;
}

/** An absolute name without the labels that the origin adds, the others as they are spelled; undefined where it must stay. */
function relativeSpelling(
	{ tables: { names } }: Workspace,
	written: string,
	name: NameId,
	origin: NameId,
): string | undefined {
	if (!isAbsolute(written) || name === NO_NAME || origin === ROOT_NAME || !names.isWithin(name, origin))
		return undefined;
	if (name === origin) return "@";
	const labels = Array.from(written.matchAll(/(?:\\.|[^.\\])+/gsu), ([label]) => label);
	const text = labels.slice(0, names.depth(name) - names.depth(origin)).join(".");
	// Alone, it would be the origin.
	return text === "@" ? undefined : text;
}
