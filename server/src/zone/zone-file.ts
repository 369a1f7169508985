import { conflictEnd, NO_END } from "../syntax/conflict.ts";
import {
	CHUNK_LINES,
	cutIntoChunks,
	cutPoints,
	cutSteps,
	endsChunk,
	MAX_CHUNK_LINES,
	MIN_CHUNK_LINES,
} from "../syntax/cut.ts";
import { depthChange } from "../syntax/group-lines.ts";
import { looksLikeEntry } from "../syntax/recovery.ts";
import { GROUP_WINDOW, NEEDS_MORE, scanEntry, type TextBehind } from "../syntax/scanner.ts";
import { Tape } from "../syntax/tape.ts";
import type { NameId } from "../tables/name-table.ts";
import { type Chunk, ChunkedText, type TextChange } from "../text/chunked-text.ts";
import { lineEndAt } from "../text/line-end.ts";
import type { ColumnUnit } from "../text/utf8.ts";
import type { Slice } from "./slice.ts";

/** U+FEFF in UTF-8. */
export const BYTE_ORDER_MARK: readonly number[] = [0xef, 0xbb, 0xbf];

/** Which chunks of a file gave way to which: `removed` from `index` on became `added`. */
export interface ChunkChange {
	readonly index: number;
	readonly removed: number;
	readonly added: number;
}

/** The chunks of texts that were cut before their files are made. */
const cutAhead = new WeakMap<Uint8Array, Chunk[]>();

/** Cuts a text in small steps, which takes long where it has a million lines; the file that is made of it then is there at once. */
export function* cutAheadSteps(octets: Uint8Array): Generator<void, void> {
	cutAhead.set(octets, yield* cutSteps(withoutMark(octets)));
}

function beginsWithMark(octets: Uint8Array): boolean {
	return BYTE_ORDER_MARK.every((octet, index) => octets[index] === octet);
}

function withoutMark(octets: Uint8Array): Uint8Array {
	return beginsWithMark(octets) ? octets.subarray(BYTE_ORDER_MARK.length) : octets;
}

/**
 * A file of zone text: its chunks, and the places in zones where it is read. It keeps the chunks cut
 * between entries, and knows nothing of what the entries mean.
 */
export class ZoneFile {
	readonly path: string;
	readonly text: ChunkedText;
	/** Whether the text began with a byte order mark, which is not in the chunks. */
	readonly hasBom: boolean;
	readonly #slices: Slice[] = [];
	/** How many of these are in zones of an origin. */
	readonly #origins = new Map<NameId, number>();
	/** Whether an editor has it open. */
	open: boolean;

	/** @param unit what the columns of its positions are counted in. */
	constructor(path: string, octets: Uint8Array, open: boolean, unit?: ColumnUnit) {
		this.path = path;
		this.hasBom = beginsWithMark(octets);
		this.text = new ChunkedText(cutAhead.get(octets) ?? cutIntoChunks(withoutMark(octets)), unit);
		// An edit of the text changes them.
		cutAhead.delete(octets);
		this.open = open;
	}

	/** Every place where it is read. */
	get slices(): readonly Slice[] {
		return this.#slices;
	}

	/** Whether zones of several origins read it. */
	get hasSeveralOrigins(): boolean {
		return this.#origins.size > 1;
	}

	/** It is read in one more place. */
	addSlice(slice: Slice): void {
		const { origin } = slice.zone;
		this.#slices.push(slice);
		this.#origins.set(origin, (this.#origins.get(origin) ?? 0) + 1);
	}

	/** It is not read in a place any more. */
	removeSlice(slice: Slice): void {
		const { origin } = slice.zone;
		this.#slices.splice(this.#slices.indexOf(slice), 1);
		const left = this.#origins.get(origin)! - 1;
		if (left > 0) this.#origins.set(origin, left);
		else this.#origins.delete(origin);
	}

	/** All octets, with the byte order mark if there is one. */
	octets(): Uint8Array {
		const octets = this.text.octets();
		if (!this.hasBom) return octets;
		const whole = new Uint8Array(BYTE_ORDER_MARK.length + octets.length);
		whole.set(BYTE_ORDER_MARK, 0);
		whole.set(octets, BYTE_ORDER_MARK.length);
		return whole;
	}

	/** Applies one edit of an editor and says which chunks it changed. */
	edit(change: TextChange): ChunkChange {
		const { text } = this;
		const { index, removed } = text.replace(change);
		let first = index;
		let taken = removed;
		// A group that is now open at the end of the chunk goes on in the next one.
		while (first + 1 < text.chunks.length && this.#endsInsideGroup(first)) {
			text.merge(first);
			taken++;
		}
		const chunk = text.chunks[first]!;
		if (chunk.lineEnds < MIN_CHUNK_LINES && text.chunks.length > 1) {
			if (first + 1 < text.chunks.length && this.#mayJoin(first)) {
				text.merge(first);
				taken++;
			} else if (first > 0 && this.#mayJoin(first - 1)) {
				text.merge(--first);
				taken++;
			}
		}
		return this.#cutAgain(first, taken);
	}

	/**
	 * Joins chunk `index` with those behind it, as far as a group goes that it leaves open: an edit of a later
	 * chunk may have closed it. Undefined if it leaves none open, or none that is ever closed.
	 */
	joinGroup(index: number): ChunkChange | undefined {
		const { text } = this;
		let taken = 1;
		while (index + 1 < text.chunks.length && this.#endsInsideGroup(index)) {
			text.merge(index);
			taken++;
		}
		return taken > 1 ? this.#cutAgain(index, taken) : undefined;
	}

	/** The text behind chunk `index`, as it is now; undefined for the last one. */
	behind(index: number): TextBehind | undefined {
		const next = this.text.chunks[index + 1];
		if (!next) return undefined;
		// Each line of a chunk may ask.
		let least: number | undefined;
		let endsConflict: boolean | undefined;
		return {
			closes: (depth) => {
				least ??= this.#leastDepthBehind(index);
				return depth + least <= 0;
			},
			startsEntry: () => looksLikeEntry(next.octets, 0),
			endsConflict: () => {
				endsConflict ??= this.#endsConflictBehind(index);
				return endsConflict;
			},
		};
	}

	/** By how many open parentheses fewer than at the end of chunk `index` there are at least once in the text behind it, as a number below 0. */
	#leastDepthBehind(index: number): number {
		let open = 0;
		let lowest = 0;
		let left = GROUP_WINDOW;
		for (let next = index + 1; next < this.text.chunks.length && left > 0; next++) {
			const { octets } = this.text.chunks[next]!;
			const end = Math.min(octets.length, left);
			const { net, least } = depthChange(octets, 0, end);
			lowest = Math.min(lowest, open + least);
			open += net;
			left -= end;
		}
		return lowest;
	}

	/** Whether a merge conflict ends in the text behind chunk `index` before another one begins. */
	#endsConflictBehind(index: number): boolean {
		for (let next = index + 1; next < this.text.chunks.length; next++) {
			const end = conflictEnd(this.text.chunks[next]!.octets, 0);
			if (end !== NO_END) return end >= 0;
		}
		return false;
	}

	/** Whether chunk `index` is joined with the next one without making it too long or hiding in it the line that ends a chunk. */
	#mayJoin(index: number): boolean {
		const [one, other] = [this.text.chunks[index]!, this.text.chunks[index + 1]!];
		return one.lineEnds + other.lineEnds < MAX_CHUNK_LINES && !endsWithLast(one.octets);
	}

	/** Cuts chunk `index`, to which `taken` have become one, where it has become too long or a line stands that ends a chunk. */
	#cutAgain(index: number, taken: number): ChunkChange {
		const { octets, lineEnds } = this.text.chunks[index]!;
		const points = cutPoints(octets, lineEnds > MAX_CHUNK_LINES ? CHUNK_LINES : Number.POSITIVE_INFINITY);
		if (points.length > 0) this.text.split(index, points);
		return { index, removed: taken, added: points.length + 1 };
	}

	#endsInsideGroup(index: number): boolean {
		const { octets } = this.text.chunks[index]!;
		const behind = this.behind(index);
		let at = 0;
		while (at < octets.length) {
			at = scanEntry(octets, at, tape, behind);
			if (at === NEEDS_MORE) return true;
		}
		return false;
	}
}

const tape = new Tape();

function endsWithLast(octets: Uint8Array): boolean {
	let last = 0;
	for (let at = 0; at < octets.length; ) {
		last = at;
		at = lineEndAt(octets, at) + 1;
	}
	return endsChunk(octets, last);
}
