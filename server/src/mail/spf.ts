import { parseAddress } from "../records/address.ts";

/** What a term of an SPF record is; `unknown` is a modifier that receivers ignore, or a term with a problem that is none at all. */
export type SpfTermKind =
	| "all"
	| "include"
	| "a"
	| "mx"
	| "ptr"
	| "ip4"
	| "ip6"
	| "exists"
	| "redirect"
	| "exp"
	| "unknown";

export type SpfQualifier = "+" | "-" | "~" | "?";

/** One mechanism or modifier of an SPF record. */
export interface SpfTerm {
	readonly kind: SpfTermKind;
	/** The name before `:`, `/` or `=`, in lower case: tells what an `unknown` term was meant to be. */
	readonly name: string;
	/** `+` where none is written, and for modifiers. */
	readonly qualifier: SpfQualifier;
	/** The domain, absolute, in lower case and in master-file form; as written if it has a macro. */
	readonly domain?: string;
	/** Whether the domain depends on the message, because it has a macro (RFC 7208 section 7). */
	readonly macro: boolean;
	/** The 4 or 16 octets of `ip4:` and `ip6:`, host bits kept. */
	readonly address?: Uint8Array;
	/** How many bits of an IPv4 address count, 0 to 32. */
	readonly prefix4: number;
	/** How many bits of an IPv6 address count, 0 to 128. */
	readonly prefix6: number;
	/** Where the term is in the text, qualifier included, in UTF-16 units. */
	readonly start: number;
	readonly end: number;
	/** What is wrong with the term, to go on after it: `has no domain`. */
	readonly problem?: string;
	/** Which kind of mistake the problem is; set where there is one. */
	readonly flaw?: SpfFlaw;
}

/** A term that is none; an address or a length that is none; a macro that is none; a modifier that is there twice. */
export type SpfFlaw = "term" | "address" | "macro" | "twice";

/** An SPF record. One that is not `valid` is a permanent error for receivers, whatever the address (RFC 7208 section 4.6). */
export interface SpfRecord {
	readonly terms: readonly SpfTerm[];
	readonly valid: boolean;
}

/** Whether the text is an SPF record at all: the version, then a space or the end (RFC 7208 section 4.5). */
export function isSpf(text: string): boolean {
	return VERSION.test(text);
}

/**
 * Reads an SPF record by the grammar of RFC 7208 section 12.
 *
 * @param text the strings of one TXT record, joined
 * @returns undefined if the text is no SPF record
 */
export function parseSpf(text: string): SpfRecord | undefined {
	if (!isSpf(text)) return undefined;
	const terms: SpfTerm[] = [];
	const once = new Set<SpfTermKind>();
	for (const match of text.slice(VERSION_LENGTH).matchAll(/[^ ]+/g)) {
		const start = VERSION_LENGTH + match.index;
		const read = readTerm(match[0]);
		const twice = (read.kind === "redirect" || read.kind === "exp") && once.has(read.kind);
		once.add(read.kind);
		terms.push({
			qualifier: "+",
			macro: false,
			prefix4: 32,
			prefix6: 128,
			...read,
			...(read.problem !== undefined && { flaw: read.flaw ?? "term" }),
			...(twice && { problem: "is there twice", flaw: "twice" as const }),
			start,
			end: start + match[0].length,
		});
	}
	return { terms, valid: terms.every((term) => term.problem === undefined) };
}

/** Whether an SPF record passes anyone, as it is written; whom, its names must tell. */
export function passesAnyone({ terms }: SpfRecord): boolean {
	return terms.some(({ kind, qualifier }) => SENDS.has(kind) && qualifier === "+");
}

/** Terms by which a domain says that it sends; `exp` and unknown modifiers say nothing. */
const SENDS: ReadonlySet<SpfTermKind> = new Set([
	"all",
	"include",
	"a",
	"mx",
	"ptr",
	"ip4",
	"ip6",
	"exists",
	"redirect",
]);

const VERSION = /^v=spf1(?: |$)/i;
const VERSION_LENGTH = "v=spf1".length;

/** A term without its place and without what is as usual. */
type ReadTerm = Pick<SpfTerm, "kind" | "name"> & Partial<SpfTerm>;

function readTerm(text: string): ReadTerm {
	const modifier = /^([a-z][a-z0-9._-]*)=/i.exec(text);
	if (modifier !== null) return readModifier(modifier[1]!.toLowerCase(), text.slice(modifier[0].length));
	const mechanism = /^([-+~?]?)([a-z][a-z0-9_-]*)(?=$|[:/])/i.exec(text);
	if (mechanism === null) return { kind: "unknown", name: text, problem: "is neither a mechanism nor a modifier" };
	const qualifier = (mechanism[1] || "+") as SpfQualifier;
	const name = mechanism[2]!.toLowerCase();
	return { qualifier, ...readMechanism(name, text.slice(mechanism[0].length)) };
}

function readModifier(name: string, value: string): ReadTerm {
	if (name === "redirect" || name === "exp") return { kind: name, name, ...readDomain(value) };
	if (MACRO_STRING.test(value)) return { kind: "unknown", name };
	return { kind: "unknown", name, problem: MACRO_PROBLEM, flaw: "macro" };
}

/** @param rest what is behind the name: nothing, or begins with `:` or `/` */
function readMechanism(name: string, rest: string): ReadTerm {
	switch (name) {
		case "all":
			return { kind: name, name, ...(rest === "" ? {} : { problem: "takes no value" }) };
		case "include":
		case "exists":
			return { kind: name, name, ...readValue(rest) };
		case "ptr":
			return { kind: name, name, ...(rest === "" ? {} : readValue(rest)) };
		case "a":
		case "mx":
			return { kind: name, name, ...readHosts(rest) };
		case "ip4":
		case "ip6":
			return { kind: name, name, ...readNetwork(name, rest) };
		default:
			return { kind: "unknown", name, problem: unknownProblem(name) };
	}
}

/** What receivers call a name that they do not know, with the one that was meant. */
function unknownProblem(name: string): string {
	const meant = MEANT.get(name);
	return meant === undefined ? "is no mechanism that receivers know" : `is no mechanism; ${meant} was meant`;
}

const MEANT = new Map([
	["ipv4", "ip4:"],
	["ip", "ip4:"],
	["ipv6", "ip6:"],
	["redirect", "redirect="],
	["exp", "exp="],
	["includes", "include:"],
	["exist", "exists:"],
]);

/** The value of `a` and `mx`: a domain, lengths, both or nothing. */
function readHosts(rest: string): Partial<SpfTerm> {
	const lengths = /(?:\/(\d+))?(?:\/\/(\d+))?$/.exec(rest)!;
	const domain = rest.slice(0, lengths.index);
	const prefix4 = readLength(lengths[1], 32);
	const prefix6 = readLength(lengths[2], 128);
	const prefixes = { prefix4: prefix4 ?? 32, prefix6: prefix6 ?? 128 };
	if (domain.startsWith("/")) return { ...prefixes, problem: `has ${domain}, which is no prefix length` };
	const named = domain === "" ? {} : readValue(domain);
	if (prefix4 === undefined) return { ...prefixes, ...named, problem: lengthProblem(lengths[1]!, 32) };
	if (prefix6 === undefined) return { ...prefixes, ...named, problem: lengthProblem(lengths[2]!, 128) };
	return { ...prefixes, ...named };
}

function readNetwork(kind: "ip4" | "ip6", rest: string): Partial<SpfTerm> {
	const bits = kind === "ip4" ? 32 : 128;
	const slash = rest.startsWith(":") ? rest.indexOf("/") : 0;
	const text = rest.slice(1, slash < 0 ? undefined : slash);
	if (slash === 0 || text === "") return { problem: "has no address" };
	const address = parseAddress(text);
	if (address === undefined || address.length * 8 !== bits) {
		const family = kind === "ip4" ? "IPv4" : "IPv6";
		const other = address === undefined ? "" : ` (${kind === "ip4" ? "ip6:" : "ip4:"} takes it)`;
		return { problem: `has ${text}, which is no ${family} address${other}`, flaw: "address" };
	}
	const length = slash < 0 ? undefined : rest.slice(slash + 1);
	const prefix = readLength(length, bits);
	if (prefix === undefined) return { address, problem: lengthProblem(length!, bits), flaw: "address" };
	return kind === "ip4" ? { address, prefix4: prefix } : { address, prefix6: prefix };
}

/** A prefix length, `bits` if none is written; undefined if it is none. */
function readLength(text: string | undefined, bits: number): number | undefined {
	if (text === undefined) return bits;
	if (!/^(?:0|[1-9]\d{0,2})$/.test(text) || Number(text) > bits) return undefined;
	return Number(text);
}

function lengthProblem(text: string, bits: number): string {
	return `has ${text === "" ? "nothing" : text} behind the slash, which is no prefix length from 0 to ${bits}`;
}

/** A domain behind its colon. */
function readValue(rest: string): ReturnType<typeof readDomain> {
	return readDomain(rest.startsWith(":") ? rest.slice(1) : "");
}

/** A domain-spec: a name of two labels at least, in which there may be macros. */
function readDomain(text: string): Pick<SpfTerm, "domain" | "macro" | "problem" | "flaw"> {
	const macro = text.includes("%");
	if (text === "") return { macro, problem: "has no domain" };
	const domain = macro ? text : absoluteName(text);
	const problem = domainProblem(text);
	if (problem === undefined) return { domain, macro };
	return { domain, macro, problem, flaw: macro && problem.includes("macro") ? "macro" : "term" };
}

function domainProblem(text: string): string | undefined {
	if (!MACRO_STRING.test(text)) return text.includes("%") ? MACRO_PROBLEM : "has a character that no domain has";
	if (/%\{[crt]/i.test(text)) return "has a macro that only explanations may have";
	if (/%\{[a-z]0+[^0-9]/i.test(text)) return "has a macro that keeps 0 labels";
	if (/(?:\}|%[%_-])$/.test(text) || TOP_LABEL.test(text)) return undefined;
	return `has ${text}, which is no domain of two labels or more`;
}

const MACRO_STRING = /^(?:%\{[slodiphcrtv]\d*r?[-.+,/_=]*\}|%[%_-]|[\x21-\x24\x26-\x7e])*$/i;
const MACRO_PROBLEM = "has a % that begins no macro; write %% for the sign itself";
const TOP_LABEL = /\.(?:\d*[a-z][a-z0-9]*|[a-z0-9]+-[a-z0-9-]*[a-z0-9])\.?$/i;

/** A domain of an SPF record as a master file would have it. SPF knows no escapes: what needs one there gets it. */
function absoluteName(text: string): string {
	const name = text.toLowerCase().replace(/[@$"();\\]/g, "\\$&");
	return name.endsWith(".") ? name : `${name}.`;
}
