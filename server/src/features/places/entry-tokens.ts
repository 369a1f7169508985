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
		this.classify();
	}
}
