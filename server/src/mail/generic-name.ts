import { LOWER_A, LOWER_Z } from "../text/char.ts";
import { addressInName } from "./address-in-name.ts";
import {
	ACCESS_WORD,
	DYNAMIC_WORD,
	HOST_WORD,
	leadingPlaceholder,
	MAIL_WORD,
	STATIC_WORD,
	wordMeaning,
} from "./generic-word.ts";
import { registrableDomain } from "./registrable-domain.ts";

/**
 * How a receiver sees the name of a sending host: `dynamic` a dial-up or other access line, `generic` a name made from
 * the address or a placeholder, `static-generic` such a name with a word that says the address stays, `ok` a name that
 * someone chose.
 */
export type PointerNameTier = "dynamic" | "generic" | "static-generic" | "ok";

export interface PointerNameClass {
	readonly tier: PointerNameTier;
	/** What gave it away, to go on after the name: `contains the address as 192-0-2-25 and the provider word hsd1`. Empty for `ok`. */
	readonly reason: string;
}

const OK: PointerNameClass = { tier: "ok", reason: "" };

/**
 * Judges the target of a PTR record (or a HELO name) by the patterns that spam filters apply to it.
 *
 * @param name absolute, with or without the last dot, in any case
 * @param address the 4 or 16 octets that the PTR belongs to, if known: it shows embedded addresses in more forms
 */
export function classifyPointerName(name: string, address: Uint8Array | undefined): PointerNameClass {
	// Most names in a zone show nothing: neither a digit nor one of the few words that need none.
	if (!SUSPECT.test(name)) return OK;
	const absolute = (name.endsWith(".") ? name.slice(0, -1) : name).toLowerCase();
	const tree = /(?:^|\.)(in-addr|ip6)\.arpa$/.exec(absolute)?.[1];
	if (tree !== undefined) return { tier: "generic", reason: `lies in ${tree}.arpa, the tree of reverse names` };
	const host = hostPart(absolute);
	if (host === "") return OK;

	const words = readWords(host);
	if (words.mail && words.dynamic === undefined) return OK;
	const digits = DIGIT.test(host.replace(PROTOCOL, ""));
	const found = digits ? addressInName(host, address) : undefined;
	const line = words.dynamic ?? words.access;
	const reasons: string[] = [];
	if (found !== undefined) {
		reasons.push(found.certain ? `the address as ${found.text}` : `what looks like an address (${found.text})`);
	}
	let tier: PointerNameTier = found === undefined ? "ok" : "generic";
	if (line !== undefined && digits) {
		reasons.push(`the provider word ${line}`);
		tier = "dynamic";
	} else if (found === undefined) {
		const placeholder = leadingPlaceholder(host);
		if (placeholder !== undefined) return { tier: "generic", reason: `starts with the placeholder ${placeholder}` };
		const number = NUMBER.exec(host)?.[0];
		if (words.host === undefined || number === undefined) return OK;
		reasons.push(`the word ${words.host} and the number ${number}`);
		tier = "generic";
	}
	if (words.static !== undefined) {
		reasons.push(`the word ${words.static}`);
		tier = "static-generic";
	}
	return { tier, reason: `contains ${joinReasons(reasons)}` };
}

/** Whether a name is one that someone chose, as far as its looks tell. */
export function isChosenName(name: string, address: Uint8Array | undefined): boolean {
	return classifyPointerName(name, address).tier === "ok";
}

/** Whether receivers take a name for one that nobody gave a host; names that say themselves that the address stays are left alone. */
export function looksGeneric(name: string, address: Uint8Array | undefined): boolean {
	const { tier } = classifyPointerName(name, address);
	return tier === "dynamic" || tier === "generic";
}

const SUSPECT = /\d|arpa\.?$|^(?:un|no|reserved|blank)/i;
const DIGIT = /\d/;
/** What a long number is: four digits, or three numbers side by side. */
const NUMBER = /\d{4,}|\d{1,3}[-x]\d{1,3}[-x]\d{1,3}/;
/** A digit that only says which protocol is meant. */
const PROTOCOL = /(?<![a-z])ipv?[46](?![0-9a-z])/g;

/** The labels before the registrable domain; with it where a provider registered a domain per address (`ip-192-0-2-25.example`). */
function hostPart(absolute: string): string {
	const domain = registrableDomain(absolute);
	if (domain === undefined) return absolute;
	if (ADDRESS_DOMAIN.test(domain)) return absolute.slice(0, absolute.lastIndexOf("."));
	return absolute.slice(0, Math.max(0, absolute.length - domain.length - 1));
}

const ADDRESS_DOMAIN = /^ip-\d/;

interface Words {
	dynamic: string | undefined;
	access: string | undefined;
	host: string | undefined;
	static: string | undefined;
	mail: boolean;
}

/** The first word of each meaning, as it stands in the name: letters up to a digit or a separator, with a short number behind. */
function readWords(host: string): Words {
	const words: Words = { dynamic: undefined, access: undefined, host: undefined, static: undefined, mail: false };
	let end = 0;
	for (let start = 0; start < host.length; start = end + 1) {
		end = start;
		while (isLetter(host.charCodeAt(end))) end++;
		if (end === start) continue;
		const word = host.slice(start, end);
		const meaning = wordMeaning(word);
		if (meaning === 0) continue;
		const number = SHORT_NUMBER.exec(host.slice(end, end + 4))?.[0] ?? "";
		const numbered = word + number;
		if (meaning & DYNAMIC_WORD) words.dynamic ??= numbered;
		if (meaning & ACCESS_WORD) words.access ??= numbered;
		if (meaning & HOST_WORD) words.host ??= word;
		if (meaning & STATIC_WORD) words.static ??= word;
		if (meaning & MAIL_WORD) words.mail = true;
	}
	return words;
}

/** Up to three digits: more are part of an address rather than of the word. */
const SHORT_NUMBER = /^\d{1,3}(?!\d)/;

function isLetter(code: number): boolean {
	return code >= LOWER_A && code <= LOWER_Z;
}

function joinReasons(reasons: readonly string[]): string {
	return reasons.length < 3 ? reasons.join(" and ") : `${reasons.slice(0, -1).join(", ")} and ${reasons.at(-1)}`;
}
