import { LATER_SVC_PARAMS } from "../records/fields/svc-param-values.ts";
import { QUOTED } from "../records/rdata-reader.ts";
import type { RdataRule } from "../records/rdata-rule.ts";
import { TYPE_CODE } from "../records/type-code.ts";
import type { Entry } from "../syntax/entry.ts";
import { inserted, type Repair } from "../syntax/repair.ts";
import type { Tape } from "../syntax/tape.ts";
import { DOT } from "../text/char.ts";
import { addressRepairs } from "./address-repairs.ts";
import { mailExchange } from "./obsolete-type.ts";
import { splitString } from "./split-string.ts";
import { replaceToken, tokenText } from "./token-text.ts";

/** What can be done about what is wrong with the data of the record on the tape, at a token. */
export function rdataRepairs(tape: Tape, entry: Entry, rule: RdataRule, token: number): readonly Repair[] {
	if (rule === "soa-field-count") return addTimers(tape, entry);
	if (token >= tape.count) return [];
	if ((tape.flags[token]! & QUOTED) !== 0) {
		if (UNQUOTED.has(rule)) return unquote(tape, token);
		if (rule !== "string-too-long") return [];
	}
	switch (rule) {
		case "bad-ipv4":
		case "bad-ipv6":
			return addressRepairs(tape, entry, token);
		case "eui-format":
			return writeInterfaceAddress(tape, entry, token);
		case "empty-label":
			return deleteDots(tape, token);
		case "mx-fields-swapped":
			return [swapFields(tape, token)];
		case "obsolete-type":
			return mailExchange({ tape, entry });
		case "rdlength-mismatch":
			return [writeLength(tape, token)];
		case "string-too-long":
			return [splitString(tape, token)];
		case "svcb-unknown-key":
			return numberKey(tape, token);
		case "uri-unquoted":
			return [
				{
					title: "Put quotes around it",
					edits: [inserted(tape.starts[token]!, '"'), inserted(tape.ends[token]!, '"')],
				},
			];
		default:
			return [];
	}
}

/** Rules at whose token quotes are what is wrong with it, if it has any. */
const UNQUOTED: ReadonlySet<RdataRule> = new Set([
	"bad-ipv4",
	"bad-ipv6",
	"bad-number",
	"bad-rdata",
	"base64-bad",
	"eui-format",
	"hex-odd",
	"quoted-name",
	"ttl-syntax",
]);

/** Takes the quotes off a token that means the same without them. */
export function unquote(tape: Tape, token: number): readonly Repair[] {
	const start = tape.starts[token]! - 1;
	const end = tape.ends[token]! + 1;
	const text = tokenText(tape, token);
	if (!/^[^\s;()"]+$/.test(text)) return [];
	return [{ title: "Remove the quotes", edits: [{ start, end, text }] }];
}

/** Refresh, retry, expire and minimum of an SOA where nobody has said other ones. */
const TIMERS = [14400, 3600, 1209600, 3600];
const SOA_FIELDS = 7;

/** Adds the last fields of an SOA that ends among its timers. */
function addTimers(tape: Tape, { rdata }: Entry): readonly Repair[] {
	const missing = SOA_FIELDS - (tape.count - rdata);
	if (missing < 1 || missing > TIMERS.length) return [];
	const names = ["refresh", "retry", "expire", "minimum"].slice(-missing);
	const last = names.pop();
	const listed = names.length > 0 ? `${names.join(", ")} and ${last}` : last;
	const values = TIMERS.slice(-missing).join(" ");
	const end = tape.ends[tape.count - 1]!;
	return [{ title: `Add the ${listed}: ${values}`, edits: [inserted(end, ` ${values}`)] }];
}

function writeInterfaceAddress(tape: Tape, { typeCode }: Entry, token: number): readonly Repair[] {
	const digits = tokenText(tape, token)
		.replace(/[:.\-_]/g, "")
		.toLowerCase();
	const pairs = typeCode === TYPE_CODE.EUI48 ? 6 : 8;
	if (!/^[0-9a-f]+$/.test(digits) || digits.length !== pairs * 2) return [];
	return [replaceToken(tape, token, digits.match(/../g)!.join("-"))];
}

/** Of several dots in a row all but one, and those at the beginning. */
export function deleteDots({ octets, starts, ends }: Tape, token: number): readonly Repair[] {
	const edits = [];
	for (let at = starts[token]!; at < ends[token]!; at++) {
		const isFirst = at === starts[token] && ends[token]! - starts[token]! > 1;
		if (octets[at] === DOT && (isFirst || (at > starts[token]! && octets[at - 1] === DOT))) {
			edits.push({ start: at, end: at + 1, text: "" });
		}
	}
	if (edits.length === 0 || edits.length === ends[token]! - starts[token]!) return [];
	return [{ title: edits.length === 1 ? "Delete the dot" : "Delete the dots", edits }];
}

function swapFields(tape: Tape, token: number): Repair {
	const { starts, ends } = tape;
	const [first, second] = [tokenText(tape, token), tokenText(tape, token + 1)];
	return {
		title: `Write ${second} ${first}`,
		edits: [
			{ start: starts[token]!, end: ends[token]!, text: second },
			{ start: starts[token + 1]!, end: ends[token + 1]!, text: first },
		],
		safe: true,
	};
}

/** The length behind `\#` that its data has. */
function writeLength(tape: Tape, token: number): Repair {
	let digits = 0;
	for (let data = token + 1; data < tape.count; data++) digits += tape.ends[data]! - tape.starts[data]!;
	return replaceToken(tape, token, String(digits / 2));
}

/** The number of a parameter that only later servers know by its name. */
function numberKey(tape: Tape, token: number): readonly Repair[] {
	const [name = ""] = tokenText(tape, token).split("=", 1);
	const key = LATER_SVC_PARAMS.get(name.toLowerCase());
	if (key === undefined) return [];
	const start = tape.starts[token]!;
	return [{ title: `Write key${key}`, edits: [{ start, end: start + name.length, text: `key${key}` }] }];
}
