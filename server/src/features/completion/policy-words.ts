import { CompletionItemKind } from "vscode-languageserver-types";
import { POLICY_KINDS, type PolicyKind, policyKindOf } from "../../mail/policy-kinds.ts";
import { parseTagList } from "../../mail/tag-list.ts";
import type { Span } from "../../workspace/record-text.ts";
import type { EntryTokens } from "../places/entry-tokens.ts";
import { spanInText, textOfEntry, unitsBefore } from "../places/text-of-entry.ts";
import type { Offer } from "./offer.ts";
import type { SpfTarget } from "./spf-targets.ts";

/** Words for a place in a text, and the octets that they replace. */
export interface PolicyWords {
	readonly offers: readonly Offer[];
	readonly span: Span;
	/** What the term of an SPF record that is written names, and what of it is typed; then there are no words to offer. */
	readonly names?: { readonly target: SpfTarget; readonly typed: string };
}

/** What can be written in the terms of an SPF record (RFC 7208), and what it says. */
const SPF_WORDS: ReadonlyMap<string, string> = new Map([
	["mx", "the mail hosts of the domain"],
	["a", "the addresses of the domain"],
	["a:", "the addresses of another name"],
	["ip4:", "an IPv4 address or network"],
	["ip6:", "an IPv6 address or network"],
	["include:", "what the record of another domain passes"],
	["exists:", "any address, if the name exists"],
	["-all", "all others fail"],
	["~all", "all others fail softly"],
	["?all", "nothing is said of all others"],
	["redirect=", "the record of another domain is taken if no term matches"],
	["exp=", "the name of a text that tells senders why mail failed"],
]);

/**
 * What can be written at an octet of a TXT record: terms of an SPF record, tags and values of other policies, and in an
 * empty text the policies that may stand at its owner. Undefined where the place is in no such text.
 *
 * @param owner absolute and in lower case.
 */
export function policyWords(tokens: EntryTokens, offset: number, owner: string): PolicyWords | undefined {
	const joined = textOfEntry(tokens);
	if (!joined) return undefined;
	const { text } = joined;
	const unit = unitsBefore(joined, offset);
	const before = text.slice(0, unit);
	const here = (from: number, to: number) =>
		joined.places.length === 0
			? { start: offset, end: offset }
			: spanFrom(spanInText(joined, from, to), from, to, offset);
	if (/^v=spf1 /i.test(text) && unit > VERSION.length) {
		const start = unit - /[^ ]*$/.exec(before)![0].length;
		const end = unit + /^[^ ]*/.exec(text.slice(unit))![0].length;
		const [, head, mechanism] = /^([-+~?]?(\w+)[:=])/.exec(text.slice(start, unit)) ?? [];
		const target = mechanism === undefined ? undefined : SPF_TARGETS[mechanism.toLowerCase()];
		if (head !== undefined && target) {
			const names = { target, typed: text.slice(start + head.length, unit) };
			return { offers: [], span: here(start + head.length, end), names };
		}
		const offers = [...SPF_WORDS].map(([label, detail]) => word(label, detail, CompletionItemKind.Function));
		return { offers, span: here(start, end) };
	}
	const kind = policyKindOf(parseTagList(text));
	if (kind && before.includes(";")) return tagWords(kind, text, unit, here);
	if (!/^[\w=-]*$/.test(text)) return undefined;
	return { offers: starts(owner, isInQuotes(tokens, offset)), span: here(0, text.length) };
}

const VERSION = "v=spf1";

/** What the terms of an SPF record name. */
const SPF_TARGETS: Readonly<Record<string, SpfTarget | undefined>> = {
	a: "host",
	mx: "mail-domain",
	include: "spf-domain",
	redirect: "spf-domain",
	ip4: "ipv4",
	ip6: "ipv6",
};

/** Nothing is replaced where nothing is written yet: there the words go in. */
function spanFrom(span: Span, from: number, to: number, offset: number): Span {
	return from === to ? { start: offset, end: offset } : span;
}

/** The tags that are not there yet, or the values of the one at hand. */
function tagWords(kind: PolicyKind, text: string, unit: number, here: (from: number, to: number) => Span): PolicyWords {
	const start = text.lastIndexOf(";", unit - 1) + 1;
	const next = text.indexOf(";", unit);
	const piece = text.slice(start, next < 0 ? text.length : next);
	const [, blanks = "", name = "", sign, value = ""] = /^(\s*)([^=]*)(=\s*)?(.*)$/s.exec(piece)!;
	const nameEnd = start + blanks.length + name.length;
	if (sign !== undefined && unit > nameEnd) {
		const known = kind.tags.find((one) => one.name === name.trim());
		const from = nameEnd + sign.length;
		const offers = [...(known?.values ?? [])].map(([label, detail]) =>
			word(label, detail, CompletionItemKind.EnumMember),
		);
		return { offers, span: here(from, from + value.trimEnd().length) };
	}
	const present = new Set(parseTagList(text).tags.map((tag) => tag.name));
	const offers = kind.tags
		.filter((tag) => tag.name === name || !present.has(tag.name))
		.map((tag) => word(`${tag.name}=`, tag.meaning, CompletionItemKind.Property));
	return { offers, span: here(start + blanks.length, nameEnd + (sign === undefined ? 0 : 1)) };
}

/** Whether an octet stands within quotes, without which blanks and semicolons would end the text. */
function isInQuotes(tokens: EntryTokens, offset: number): boolean {
	const token = tokens.at(offset);
	return token >= 0 && tokens.span(token).start < tokens.inside(token).start;
}

/** The policies of an owner; elsewhere an SPF record. */
function starts(owner: string, isQuoted: boolean): Offer[] {
	const quoted = (text: string) => (isQuoted ? text : `"${text}"`);
	const domain = owner.replace(/^.*(?:^|\.)_[^.]*\./, "").replace(/\.$/, "");
	const start = (label: string, detail: string, skeleton: string): Offer => {
		const snippet = skeleton.replace("example.com", domain === "" ? "example.com" : domain);
		return {
			...word(label, detail, CompletionItemKind.Snippet),
			text: quoted(withDefaults(snippet)),
			snippet: quoted(snippet),
		};
	};
	const kinds = POLICY_KINDS.filter(({ isAt }) => isAt(owner));
	if (kinds.length > 0) return kinds.map(({ start: label, name, skeleton }) => start(label, name, skeleton));
	return [
		start("v=spf1 mx -all", "SPF record: only the mail hosts send", "v=spf1 ${1:mx} ${2|-all,~all,?all|}"),
		start("v=spf1 -all", "SPF record: nobody sends", "v=spf1 -all"),
	];
}

/** The text that a snippet is before anybody fills it in. */
function withDefaults(snippet: string): string {
	return snippet.replace(/\$\{\d+(?::([^}]*)|\|([^,|]*)[^}]*)\}|\$\d/g, (_, text = "", first = "") => text + first);
}

function word(label: string, detail: string, kind: CompletionItemKind): Offer {
	return { label, detail, kind };
}
