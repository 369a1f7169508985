import { SHA1_LENGTH, sha1InPlace } from "../dnssec/sha1.ts";
import type { Finding } from "../rules/engine/finding.ts";
import { toOctets } from "../text/utf8.ts";

/** What a fingerprint is made of, as far as a finding tells it. */
export type Fingerprinted = Pick<Finding, "rule" | "message">;

/** Counts, serials, TTLs, line numbers: numbers that stand alone, unlike those in names, addresses, dates and quotations. */
const LONE_NUMBER = /(?<=^|[\s(])\d+(?=[.,;:)]*(?:\s|$))/g;

/** Numbered, so that all become others at once if they are ever made of something else. */
const VERSION = 1;

/** Room that SHA-1 takes behind a text, in octets: a block and a half. */
const SHA1_ROOM = 96;

/**
 * By what findings are known again in a later run, whatever was edited elsewhere: 40 hexadecimal digits for each, in their order.
 *
 * It is the SHA-1 digest of the rule, the path of the file, the subject, and an ordinal, from 1 on, among findings of the file that
 * have all these in common. Line, column, severity, repairs and related places have no part in it: so a finding stays the same where lines
 * are inserted above it, a number in its message changes, or its rule is given another severity. It becomes another where one of the
 * names in its message changes, or the file is moved.
 *
 * @param findings all of one file, in the order of their places; those that are not shown count too.
 * @param path the file as seen from the folder for which fingerprints are to hold, with slashes.
 */
export function fingerprints(findings: readonly Fingerprinted[], path: string): string[] {
	const seen = new Map<string, number>();
	return findings.map((finding) => {
		const kind = JSON.stringify([VERSION, finding.rule, path, subjectOf(finding)]);
		const ordinal = (seen.get(kind) ?? 0) + 1;
		seen.set(kind, ordinal);
		return digest(`${kind}${ordinal}`);
	});
}

/** What a finding is about: its message, which has the names of zone, owner and data in it, with `#` for each number that stands alone. */
export function subjectOf({ message }: Fingerprinted): string {
	return message.replace(LONE_NUMBER, "#");
}

function digest(text: string): string {
	const octets = toOctets(text);
	const room = new Uint8Array(octets.length + SHA1_ROOM);
	room.set(octets);
	sha1InPlace(room, octets.length);
	return Array.from(room.subarray(0, SHA1_LENGTH), (octet) => octet.toString(16).padStart(2, "0")).join("");
}
