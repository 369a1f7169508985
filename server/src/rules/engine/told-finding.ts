import type { NameId } from "../../tables/name-table.ts";
import type { Position } from "../../text/chunked-text.ts";
import { TYPE_SOA } from "../../workspace/lookup.ts";
import type { Block } from "../../zone/block.ts";
import type { Place } from "../place.ts";
import type { RuleContext } from "../views/rule-context.ts";
import type { Range } from "./finding.ts";
import { spanOfPlace } from "./place-span.ts";

/** What a rule said of a subject, kept so that the rule need not be asked again for each keystroke elsewhere in the file. */
export interface ToldFinding {
	readonly message: string;
	readonly at: Anchor;
	readonly related: readonly { readonly at: Anchor; readonly message: string }[];
	/** That of the mail facts when it was told: the way of the mail, which `related` shows, may have changed since. */
	readonly factsRevision: number;
}

/** Whether what was told of a finding still is what its rule would say. */
export function holds(told: ToldFinding, context: RuleContext): boolean {
	if (told.related.length === 0) return true;
	return told.factsRevision === context.facts.revision && told.related.every(({ at }) => at.holds(context));
}

/**
 * A place in a file that moves with the text: found in the text once, and again only when its block was
 * read anew; in between, only the line on which the block starts can change.
 */
export class Anchor {
	readonly #place: Place;
	readonly #owner: number;
	readonly #hash: number;
	#block: Block | undefined;
	#version = -1;
	/** Lines counted from the first one of the block. */
	#start: Position = ORIGIN;
	#end: Position = ORIGIN;

	constructor(context: RuleContext, place: Place) {
		const { records } = context.workspace.tables;
		this.#place = place;
		this.#owner = records.owner[place.record]!;
		this.#hash = records.hash[place.record]!;
	}

	/**
	 * Whether the record is still the one that was meant: its number may have been given to another, and another SOA may
	 * have become the one with which a zone starts.
	 */
	holds(context: RuleContext): boolean {
		const { tables, lookup, zones } = context.workspace;
		const { records } = tables;
		const { record } = this.#place;
		if (!records.isLive(record) || records.owner[record] !== this.#owner || records.hash[record] !== this.#hash)
			return false;
		if (records.type[record] !== TYPE_SOA) return true;
		return lookup.recordIn(zones.zoneOf(record), this.#owner as NameId, TYPE_SOA) === record;
	}

	/** Where it is now; undefined where the text has been let go. */
	range(context: RuleContext): Range | undefined {
		const block = context.workspace.reader.blockOf(this.#place.record);
		const { text } = block.slice.file;
		const first = text.firstLine(block.index);
		if (block !== this.#block || block.version !== this.#version) {
			const span = spanOfPlace(context, this.#place);
			if (!span) return undefined;
			this.#start = below(text.position(block.index, span.start), -first);
			this.#end = below(text.position(block.index, span.end), -first);
			this.#block = block;
			this.#version = block.version;
		}
		return { start: below(this.#start, first), end: below(this.#end, first) };
	}

	/** The file that it is in. */
	path(context: RuleContext): string {
		return context.workspace.reader.blockOf(this.#place.record).slice.file.path;
	}
}

const ORIGIN: Position = { line: 0, character: 0 };

function below({ line, character }: Position, lines: number): Position {
	return { line: line + lines, character };
}
