import { QUOTED } from "../../records/rdata-reader.ts";
import { classifyEntry, DIRECTIVE, Entry, readHead } from "../../syntax/entry.ts";
import { scanEntry } from "../../syntax/scanner.ts";
import { Tape } from "../../syntax/tape.ts";
import { QUOTE } from "../../text/char.ts";
import { toText } from "../../text/utf8.ts";
import type { Span } from "../../workspace/record-text.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";

/** The tokens of the entry that holds an octet of a chunk, told apart as the reader of zones tells them. */
export class EntryTokens {
	readonly tape = new Tape();
	/** For a `$GENERATE`: the TTL, class and type in it. */
	readonly head = new Entry();
	/** The octet at which the entry starts, and the one behind its line end. */
	readonly start: number;
	readonly end: number;
	/** The first word of a directive in upper case; "" for a record. */
	readonly directive: string;

	constructor(file: ZoneFile, index: number, offset: number) {
		const { start, end } = this.#scan(file, index, offset);
		this.start = start;
		this.end = end;
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

	#scan(file: ZoneFile, index: number, offset: number): Span {
		const { octets } = file.text.chunks[index]!;
		const behind = file.behind(index);
		for (let start = 0; ; ) {
			const next = scanEntry(octets, start, this.tape, behind);
			if (next < 0 || next >= octets.length) return { start, end: octets.length };
			if (offset < next) return { start, end: next };
			start = next;
		}
	}
}
