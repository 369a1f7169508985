import { UNCLOSED_GROUP, UNCLOSED_QUOTE } from "../../syntax/tape.ts";
import { CR, LF } from "../../text/char.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import { ScannedEntry } from "./scanned-entry.ts";

/** The tokens of the entry that holds an octet of a chunk. */
export class EntryTokens extends ScannedEntry {
	constructor(file: ZoneFile, index: number, offset: number) {
		super();
		const { octets } = file.text.chunks[index]!;
		const behind = file.behind(index);
		do this.scan(octets, this.end, behind);
		while (this.end < octets.length && offset >= this.end);
		if (offset === octets.length && this.#isWhole) this.scan(octets, offset, behind);
		this.classify();
	}

	/** Whether the line behind the entry, which may have nothing in it yet, is no part of it. */
	get #isWhole(): boolean {
		const { octets, faultAt, fault } = this.tape;
		const last = octets[octets.length - 1];
		if (last !== LF && last !== CR) return false;
		return faultAt < 0 || (fault !== UNCLOSED_GROUP && fault !== UNCLOSED_QUOTE);
	}
}
