import { QUOTED } from "../../records/rdata-reader.ts";
import { classifyEntry, DIRECTIVE, Entry, readHead } from "../../syntax/entry.ts";
import { scanEntry, type TextBehind } from "../../syntax/scanner.ts";
import { Tape } from "../../syntax/tape.ts";
import { QUOTE } from "../../text/char.ts";
import { toText } from "../../text/utf8.ts";
import type { Span } from "../../workspace/record-text.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";

/** An entry of a chunk, told apart into tokens as the reader of zones does. */
export class ScannedEntry {
	readonly tape: Tape = new Tape();
	/** TTL, class and type of the entry, be it those in a `$GENERATE`. */
	readonly head: Entry = new Entry();
	/** The octet at which the entry starts, and the one behind its line end. */
	start = 0;
	end = 0;
	/** The first word of a directive in upper case; "" for a record. */
	directive = "";

	/** Reads the tokens of the entry at an octet. */
	scan(octets: Uint8Array, start: number, behind: TextBehind | undefined): void {
		const next = scanEntry(octets, start, this.tape, behind);
		this.start = start;
		this.end = next < 0 ? octets.length : next;
	}

	/** Tells the tokens apart. */
	classify(): void {
		classifyEntry(this.tape, this.head);
		this.directive = this.head.kind === DIRECTIVE ? this.text(0).toUpperCase() : "";
		if (this.directive === "$GENERATE" && this.tape.count > 3) readHead(this.tape, this.head, 3);
	}

	/** The number of the token at an offset, or of the one that ends there; -1 if there is none. */
	at(offset: number): number {
		let before = -1;
		for (let token = 0; token < this.tape.count; token++) {
			const { start, end } = this.span(token);
			if (start <= offset && offset < end) return token;
			if (offset === end) before = token;
		}
		return before;
	}

	/** A token with its quotes. */
	span(token: number): Span {
		const { octets, flags } = this.tape;
		const { start, end } = this.inside(token);
		if ((flags[token]! & QUOTED) === 0) return { start, end };
		// The closing one may not be written yet.
		return { start: start - 1, end: octets[end] === QUOTE ? end + 1 : end };
	}

	/** A token without its quotes. */
	inside(token: number): Span {
		return { start: this.tape.starts[token]!, end: this.tape.ends[token]! };
	}

	/** A token as it is written, without its quotes. */
	text(token: number): string {
		const { start, end } = this.inside(token);
		return toText(this.tape.octets, start, end);
	}
}

/**
 * The entries of a chunk that touch some octets of it, one after the other; one object serves all, so each holds until
 * the next is taken.
 */
export function* entriesOfChunk(file: ZoneFile, index: number, span: Span): Generator<ScannedEntry, void> {
	const { octets } = file.text.chunks[index]!;
	const behind = file.behind(index);
	const entry = new ScannedEntry();
	for (let at = 0; at < octets.length && at < span.end; at = entry.end) {
		entry.scan(octets, at, behind);
		if (entry.end <= span.start) continue;
		entry.classify();
		yield entry;
	}
}
