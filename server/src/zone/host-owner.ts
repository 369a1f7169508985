import { hostNameProblem } from "../records/host-name.ts";
import type { RecordType } from "../records/record-type.ts";
import { TYPE_CODE } from "../records/type-code.ts";
import { DOT, HYPHEN } from "../text/char.ts";
import type { BlockReader } from "./block-reader.ts";
import { HAS_HYPHENS, HAS_OTHERS, HAS_UNDERSCORES } from "./owner-shape.ts";

/** Whether a written name, `octets[start..end)` of an `ownerShape`, has only what host names have. False says nothing. Hot: once per owner. */
export function isPlainName(octets: Uint8Array, start: number, end: number, shape: number): boolean {
	if ((shape & (HAS_UNDERSCORES | HAS_OTHERS)) !== 0) return false;
	if ((shape & HAS_HYPHENS) === 0) return true;
	for (let at = start; at < end; at++) {
		if (octets[at] !== HYPHEN) continue;
		if (at === start || at === end - 1 || octets[at - 1] === DOT || octets[at + 1] === DOT) return false;
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
