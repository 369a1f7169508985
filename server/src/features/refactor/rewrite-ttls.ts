import { readTtl, writtenDuration } from "../../records/duration.ts";
import { QUOTED } from "../../records/rdata-reader.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import type { Replacement } from "../../rules/fixes/replacement.ts";
import type { ScannedEntry } from "../places/scanned-entry.ts";
import { replaceToken } from "./replace-token.ts";
import { type Rewriting, type Selection, selectedEntries } from "./selection.ts";

/** Writes TTLs and the times of an SOA in seconds, or with units; in steps. */
export function* rewriteTtls(selection: Selection, form: "seconds" | "units"): Generator<void, Rewriting | undefined> {
	const replacements: Replacement[] = [];
	let count = 0;
	for (const selected of selectedEntries(selection)) {
		if (++count % STEP === 0) yield;
		const { entry } = selected;
		for (const token of durations(entry)) {
			const { start, end } = entry.inside(token);
			const seconds = readTtl(entry.tape.octets, start, end);
			if (seconds < 0) continue;
			const written = entry.text(token);
			const isNumber = /^\d+$/.test(written);
			// 2^32 seconds and more mean something else to each server.
			if (isNumber === (form === "seconds") || seconds > 0x7fffffff) continue;
			const text = form === "seconds" ? String(seconds) : writtenDuration(seconds);
			if (text !== written) replacements.push(replaceToken(selected, token, text));
		}
	}
	if (replacements.length === 0) return undefined;
	const times = replacements.length === 1 ? "the time" : `${replacements.length} times`;
	return { title: form === "seconds" ? `Write ${times} in seconds` : `Write ${times} with units`, replacements };
}

/** After so many entries others may work. */
const STEP = 512;

function durations({ directive, head, tape }: ScannedEntry): number[] {
	if (directive === "$TTL") return tape.count > 1 ? [1] : [];
	if (directive !== "" && directive !== "$GENERATE") return [];
	const tokens = head.ttlToken >= 0 ? [head.ttlToken] : [];
	if (head.typeCode === TYPE_CODE.SOA && tape.count === head.rdata + SOA_FIELDS) {
		for (let field = FIRST_TIME; field < SOA_FIELDS; field++) tokens.push(head.rdata + field);
	}
	return tokens.filter((token) => (tape.flags[token]! & QUOTED) === 0);
}

/** Behind the names of server and person, and the serial, there are refresh, retry, expire and minimum. */
const SOA_FIELDS = 7;
const FIRST_TIME = 3;
