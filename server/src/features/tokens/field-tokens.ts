import { QUOTED } from "../../records/rdata-reader.ts";
import type { Field } from "../../records/record-type.ts";
import { EQUALS, isDigit } from "../../text/char.ts";
import type { Span } from "../../workspace/record-text.ts";
import type { ScannedEntry } from "../places/scanned-entry.ts";
import type { TokenType } from "./token-legend.ts";

/** A word of the data of a record. */
export interface FieldToken {
	readonly span: Span;
	readonly type: TokenType;
}

/** What the words of each kind of field are; those of others are left to the grammar. */
const TYPE_OF_KIND: ReadonlyMap<string, TokenType> = new Map([
	...rows("target", ["host", "name", "mailbox", "names", "prefix-name"]),
	...rows("address", ["ipv4", "ipv6", "address-suffix", "locator64", "nsap-address", "atm-address"]),
	...rows("number", ["uint8", "uint16", "uint32", "uint64", "duration", "time", "location"]),
	...rows("enumMember", [
		...["algorithm", "certificate-algorithm", "digest-type", "hash-algorithm", "key-protocol", "certificate-type"],
		...["notify-scheme", "key-flags", "relay-type", "discovery-optional", "hip-algorithm", "services"],
	]),
	...rows("recordType", ["type", "types", "optional-types", "old-types"]),
	...rows("property", ["caa-tag"]),
	...rows("string", ["string", "optional-string", "strings", "packet-address", "quoted-target", "long-string"]),
	...rows("data", [
		...["hex", "optional-hex", "base64", "optional-base64", "key-data", "data-or-hyphen", "salt", "next-hash"],
		...["host-identity-tag", "host-identity-key", "managed-key"],
	]),
]);

function rows(type: TokenType, kinds: readonly string[]): [string, TokenType][] {
	return kinds.map((kind) => [kind, type]);
}

/** The words of a field, tokens `first` to before `end` of an entry. Strings in quotes are left to the grammar, which sees their escapes. */
export function* fieldTokens(
	entry: ScannedEntry,
	{ kind }: Field,
	first: number,
	end: number,
): Generator<FieldToken, void> {
	const type = TYPE_OF_KIND.get(kind.id);
	for (let token = first; token < end; token++) {
		const isQuoted = (entry.tape.flags[token]! & QUOTED) !== 0;
		if (kind.id === "svc-params") yield* parameterTokens(entry, token);
		else if (type !== undefined && !isQuoted) yield { span: entry.span(token), type: typeOfWord(entry, token, type) };
	}
}

/** Words of a registry may be written as numbers. */
function typeOfWord(entry: ScannedEntry, token: number, type: TokenType): TokenType {
	return type === "enumMember" && isDigit(entry.tape.octets[entry.tape.starts[token]!]!) ? "number" : type;
}

/** `key=value`; a value in quotes is a token of its own. */
function* parameterTokens(entry: ScannedEntry, token: number): Generator<FieldToken, void> {
	const { octets, flags } = entry.tape;
	if ((flags[token]! & QUOTED) !== 0) return;
	const { start, end } = entry.inside(token);
	const equals = octets.subarray(start, end).indexOf(EQUALS);
	const keyEnd = equals < 0 ? end : start + equals;
	yield { span: { start, end: keyEnd }, type: "property" };
	if (keyEnd + 1 < end) yield { span: { start: keyEnd + 1, end }, type: "string" };
}
