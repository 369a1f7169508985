import { hostNameProblem } from "../records/host-name.ts";
import type { RecordType } from "../records/record-type.ts";
import { TYPE_CODE } from "../records/type-code.ts";
import { DOT, HYPHEN, isDigit, LOWER_A, LOWER_Z } from "../text/char.ts";
import type { BlockReader } from "./block-reader.ts";

/** 1 for letters, digits and dots, 2 for the hyphen. */
const PLAIN = new Uint8Array(256);
for (let octet = 0; octet < 256; octet++) {
	const lower = octet | 32;
	if (isDigit(octet) || (lower >= LOWER_A && lower <= LOWER_Z) || octet === DOT) PLAIN[octet] = 1;
}
PLAIN[HYPHEN] = 2;

/** Whether a written name, `octets[start..end)`, has only what host names have. False says nothing. Hot: once per owner. */
export function isPlainName(octets: Uint8Array, start: number, end: number): boolean {
	for (let at = start; at < end; at++) {
		const kind = PLAIN[octets[at]!]!;
		if (kind === 1) continue;
		if (kind === 0 || at === start || at === end - 1) return false;
		if (octets[at - 1] === DOT || octets[at + 1] === DOT) return false;
	}
	return true;
}

/** Tells of a record at a name that hosts cannot have, which BIND tests (check-names); whether it is one. */
export function noteHostOwner(reader: BlockReader, type: RecordType): boolean {
	const { tables, owner, zone, tape, entry } = reader;
	const { names } = tables;
	const isAddress = type.code !== TYPE_CODE.MX && type.code !== TYPE_CODE.WKS;
	const problem = hostNameProblem(names.wire(owner), 0, isAddress ? "address-owner" : "owner");
	// Letters that are not ASCII and stars within a name are told of by other rules.
	if (problem === undefined || problem.includes('"*"') || (tape.odd && entry.owner >= 0)) return false;
	if (zone.server === "named" && zone.checkNames === "ignore") return false;
	const refused = zone.server === "named" && zone.checkNames === "fail" && zone.kind === "primary";
	const message = `${names.text(owner)} has an ${type.name} record and is no host name: ${problem}. BIND refuses such a zone unless check-names allows it, so rename the host`;
	const token = entry.owner >= 0 ? 0 : entry.typeToken;
	reader.problemAt(token, "owner-not-hostname", message, { ...(refused && { ownSeverity: "error" }) });
	return true;
}

/** Whether a name as it is shown has only what host names have. */
export function isPlainText(name: string): boolean {
	return /^[a-z0-9.-]*$/.test(name) && !/(?:^|\.)-|-\./.test(name);
}
