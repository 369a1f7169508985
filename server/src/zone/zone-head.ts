import { isAtSign, nameText, readName } from "../records/domain-name.ts";
import { isIncludeLine } from "../syntax/cut.ts";
import { classifyEntry, DIRECTIVE, Entry, RECORD } from "../syntax/entry.ts";
import { scanEntry } from "../syntax/scanner.ts";
import { Tape } from "../syntax/tape.ts";
import type { Chunk } from "../text/chunked-text.ts";
import { toText } from "../text/utf8.ts";
import type { ZoneFile } from "./zone-file.ts";

/** What the beginning of a file says about the zone in it, before any origin is known. */
export interface ZoneHead {
	/** Whether there is an SOA. */
	readonly hasSoa: boolean;
	/** Owner of the SOA, if the file alone tells it: absolute and in lower case. */
	readonly soaOwner: string | undefined;
	/** The first `$ORIGIN` that the file alone tells. */
	readonly originDirective: string | undefined;
	/** Whether anything in it is a record or a directive. */
	readonly hasEntries: boolean;
	/** The paths of its `$INCLUDE` entries, as written. */
	readonly includes: readonly string[];
}

/** An SOA that is further down than this is not looked for. */
const MAX_HEAD = 262_144;
const SOA = 6;

const tape = new Tape();
const entry = new Entry();

/** Reads what the head of a file says of its zone (DNS master file, RFC 1035 section 5). */
export function readZoneHead(file: ZoneFile): ZoneHead {
	let origin: Uint8Array | undefined;
	let originDirective: string | undefined;
	let hasEntries = false;
	let read = 0;
	for (const { octets } of file.text.chunks) {
		for (let at = 0; at < octets.length; ) {
			at = nextEntry(octets, at);
			if (entry.kind === DIRECTIVE) {
				hasEntries = true;
				if (tape.count >= 2 && tokenText(0).toUpperCase() === "$ORIGIN") {
					origin = absolute(1, origin);
					if (origin) originDirective ??= nameText(origin).toLowerCase();
				}
			} else if (entry.kind === RECORD) {
				hasEntries = true;
				if (entry.typeCode === SOA) {
					const owner = entry.owner >= 0 ? absolute(entry.owner, origin) : origin;
					const soaOwner = owner && nameText(owner).toLowerCase();
					return { hasSoa: true, soaOwner, originDirective, hasEntries, includes: includesOf(file) };
				}
			}
		}
		read += octets.length;
		if (read > MAX_HEAD) break;
	}
	return { hasSoa: false, soaOwner: undefined, originDirective, hasEntries, includes: includesOf(file) };
}

function nextEntry(octets: Uint8Array, at: number): number {
	const next = scanEntry(octets, at, tape, undefined);
	classifyEntry(tape, entry);
	return next;
}

/** The name that a token means, on the wire and absolute; undefined where that takes an origin that is not known. */
function absolute(token: number, origin: Uint8Array | undefined): Uint8Array | undefined {
	const { octets, starts, ends } = tape;
	if (isAtSign(octets, starts[token]!, ends[token]!)) return origin;
	const wire = new Uint8Array(512);
	const result = readName(octets, starts[token]!, ends[token]!, wire, 0);
	if (result < 0) return undefined;
	const length = result >> 1;
	if (result & 1) return wire.slice(0, length);
	if (!origin || length + origin.length > 255) return undefined;
	wire.set(origin, length);
	return wire.slice(0, length + origin.length);
}

/** An `$INCLUDE` is always the last entry of its chunk, so only the ends of chunks are looked at, and each once. */
function includesOf(file: ZoneFile): string[] {
	const written: string[] = [];
	for (const chunk of file.text.chunks) {
		let path = includeOfChunk.get(chunk);
		if (path === undefined) {
			path = lastInclude(chunk.octets);
			includeOfChunk.set(chunk, path);
		}
		if (path !== "") written.push(path);
	}
	return written;
}

/** The path of the `$INCLUDE` that ends a chunk, or "". A chunk never changes; an edit puts another in its place. */
const includeOfChunk = new WeakMap<Chunk, string>();

function lastInclude(octets: Uint8Array): string {
	const at = lastLine(octets);
	if (!isIncludeLine(octets, at)) return "";
	nextEntry(octets, at);
	return tape.count >= 2 ? tokenText(1) : "";
}

function lastLine(octets: Uint8Array): number {
	let at = octets.length;
	while (at > 0 && octets[at - 1]! <= 13) at--;
	while (at > 0 && octets[at - 1] !== 10 && octets[at - 1] !== 13) at--;
	return at;
}

function tokenText(token: number): string {
	return toText(tape.octets, tape.starts[token]!, tape.ends[token]!);
}
