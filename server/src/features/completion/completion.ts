import { type CompletionItem, CompletionItemKind, type CompletionList } from "vscode-languageserver-types";
import { durationText } from "../../records/duration-text.ts";
import { fieldNote } from "../../records/field-notes.ts";
import { isNameKind } from "../../records/fields/name.ts";
import { recordTypeByCode } from "../../records/record-types.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { Position } from "../../text/chunked-text.ts";
import { DIRECTIVE_WORDS } from "../directive-words.ts";
import { fieldIndex } from "../places/rdata-field.ts";
import { isInComment } from "../places/token-at.ts";
import { addressOffers } from "./address-offers.ts";
import { hostOffers } from "./host-offers.ts";
import {
	type CompletionAbilities,
	completionItems,
	inOrder,
	type Offer,
	PLAIN,
	type WordRange,
	wordOffers,
} from "./offer.ts";
import { ownerOffers } from "./owner-offers.ts";
import { includeOffers } from "./path-offers.ts";
import { type PolicyWords, policyWords } from "./policy-words.ts";
import { reverseOwnerOffers } from "./reverse-owner-offers.ts";
import { spfTargetOffers } from "./spf-targets.ts";
import { headOffers, usualTtls } from "./type-offers.ts";
import { WritingPlace } from "./writing-place.ts";

/** More than so many are no list that anybody reads: what is typed next narrows them. */
const MAX_ITEMS = 200;

const NOTHING: CompletionList = { isIncomplete: false, items: [] };

/**
 * What can be written at a position: owners and directives at the beginning of a line, then types, and in the data what the
 * field takes: hosts, addresses, words of a registry, terms of a policy. The workspace must be settled.
 */
export function completion(
	context: RuleContext,
	path: string,
	position: Position,
	abilities: CompletionAbilities = PLAIN,
): CompletionList {
	const file = context.workspace.files.get(path);
	if (!file) return NOTHING;
	const place = new WritingPlace(context, file, position);
	const { offset, tokens } = place;
	if (isInComment(tokens, offset)) return NOTHING;
	const policy = policyWords(tokens, offset, place.owner);
	const items = policy
		? completionItems(policyOffers(place, policy), place.range(policy.span), path, abilities)
		: completionItems(offersAt(place), wordAt(place), path, abilities);
	return list(items);
}

function policyOffers(place: WritingPlace, { names, offers }: PolicyWords): readonly Offer[] {
	const { inZone } = place;
	return names && inZone ? spfTargetOffers(place, inZone, names.target, names.typed) : offers;
}

/** The word that is replaced; a path may have quotes, which stay. */
function wordAt(place: WritingPlace): WordRange {
	const { tokens, token, offset } = place;
	const isPath = tokens.directive === "$INCLUDE" && tokens.at(offset) === token;
	return isPath ? place.range(tokens.inside(token)) : place.word;
}

/** What names and addresses make of a list changes with each letter. */
function list(items: CompletionItem[]): CompletionList {
	const isIncomplete = items.length >= MAX_ITEMS || items.some(({ data }) => data !== undefined);
	if (items.length <= MAX_ITEMS) return { isIncomplete, items };
	const sorted = items.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
	return { isIncomplete: true, items: sorted.slice(0, MAX_ITEMS) };
}

function keyOf({ sortText, label }: CompletionItem): string {
	return sortText ?? label;
}

function offersAt(place: WritingPlace): Offer[] {
	const { token, tokens } = place;
	const { head, tape } = tokens;
	if (token === 0 && !tape.leadingBlank) return place.isAtLineStart ? lineStarts(place) : [];
	if (tokens.directive !== "" && (tokens.directive !== "$GENERATE" || token < 3)) return argumentOffers(place);
	// Behind the owner stand TTL, class and type, and what cannot be read as one of the first two is the type.
	const { ttlToken, classToken, typeToken } = head;
	if (token === typeToken || token === ttlToken || token === classToken || typeToken < 0) return headOffers(place);
	return token > typeToken && head.typeCode >= 0 ? fieldOffers(place) : [];
}

function lineStarts(place: WritingPlace): Offer[] {
	const directives = inOrder(
		5,
		[...DIRECTIVE_WORDS].map(([label, documentation]) => ({ label, documentation, kind: CompletionItemKind.Keyword })),
	);
	const here = place.inZone;
	if (!here || place.typed.startsWith("$")) return directives;
	const isReverse = place.context.workspace.zones.isReverse(here.zone);
	const owners = isReverse ? reverseOwnerOffers(place, here) : ownerOffers(place, here);
	return place.typed === "" ? [...owners, ...directives] : owners;
}

/** What stands behind the word of a directive. */
function argumentOffers(place: WritingPlace): Offer[] {
	const { context, file, token, tokens } = place;
	if (tokens.directive === "$INCLUDE" && token === 1) {
		return includeOffers(context.workspace, file.path, place.inZone?.zone.includeBase ?? "");
	}
	if (tokens.directive !== "$TTL" || token !== 1) return [];
	const usual = usualTtls(place).map(({ text, seconds }) => ({ text, seconds }));
	const all = usual.length > 0 ? usual : USUAL_TTLS;
	return all.map(({ text, seconds }) => ({
		label: text,
		detail: durationText(seconds),
		kind: CompletionItemKind.Value,
	}));
}

const USUAL_TTLS = [
	{ text: "1h", seconds: 3600 },
	{ text: "1d", seconds: 86_400 },
];

/** What the field of the record's type takes. */
function fieldOffers(place: WritingPlace): Offer[] {
	const { tokens, token } = place;
	const { typeCode } = tokens.head;
	const type = recordTypeByCode(typeCode);
	const field = type?.fields[fieldIndex(tokens, token)];
	if (!type || !field) return [];
	const words = fieldNote(type.name, field.name)?.words ?? field.kind.words;
	if (words) return wordOffers(words);
	const here = place.inZone;
	if (!here || tokens.directive !== "") return [];
	const { id } = field.kind;
	if (id === "ipv4" || id === "ipv6") return addressOffers(place, here, id === "ipv4" ? 4 : 16);
	return isNameKind(field.kind) && id !== "mailbox" && NAMING.has(type.name) ? hostOffers(place, here, typeCode) : [];
}

/** Types whose names are hosts; others name zones, keys, texts or the next name. */
const NAMING: ReadonlySet<string> = new Set("NS CNAME DNAME PTR MX SOA SRV SVCB HTTPS AFSDB KX RT LP DSYNC".split(" "));
