import { TYPE_CODE } from "../../records/type-code.ts";
import type { Range } from "../../rules/engine/finding.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { AddressId } from "../../tables/address-table.ts";
import { type NameId, NO_NAME, ROOT_NAME } from "../../tables/name-table.ts";
import { toText } from "../../text/utf8.ts";
import { ChainPicture } from "../chain-picture.ts";
import type { Located, Meant, Part, Reading } from "../places/located.ts";
import { rangeOf } from "../places/location.ts";
import { reverseAddresses } from "../places/reverse-addresses.ts";
import { addressHover } from "./address-hover.ts";
import { pictureBlocks } from "./chain-blocks.ts";
import { directiveHover, generatedHover, pathHover } from "./directive-hover.ts";
import { fieldHover, ttlHover, typeHover } from "./entry-hover.ts";
import type { HoverBlock } from "./hover-text.ts";
import { nameHover } from "./name-hover.ts";
import { policyHover } from "./policy-hover.ts";
import { spfHover } from "./spf-hover.ts";
import { spfTree } from "./spf-tree.ts";

/** A file that is read in more zones shows what it is in so many. */
const MAX_READINGS = 4;

/** What is shown of a place. */
export interface Hover {
	readonly blocks: readonly HoverBlock[];
	/** What it speaks of. */
	readonly range: Range;
}

/** What stands at a place and what the zones know of it; undefined where there is nothing to say. */
export function hover(context: RuleContext, located: Located): Hover | undefined {
	const { part, readings } = located;
	const blocks = readings.length > 0 ? ofReadings(context, located) : directiveOnly(context, part);
	return blocks.length > 0 ? { blocks, range: rangeOf(located) } : undefined;
}

/** In a file that is in no zone, only what the words mean by themselves can be told. */
function directiveOnly(context: RuleContext, part: Part): readonly HoverBlock[] {
	return part.kind === "directive" ? (directiveHover(context, part.word, undefined) ?? []) : [];
}

/** What comes out the same in several zones is told once; else each says in which view or zone it is. */
function ofReadings(context: RuleContext, { file, index, part, readings, span }: Located): HoverBlock[] {
	const written = toText(file.text.chunks[index]!.octets, span.start, span.end);
	const distinct = new Map<string, { reading: Reading; blocks: HoverBlock[] }>();
	for (const reading of readings) {
		const blocks = ofPart(context, part, reading, written);
		const key = JSON.stringify(blocks);
		if (!distinct.has(key)) distinct.set(key, { reading, blocks });
	}
	const found = [...distinct.values()].filter(({ blocks }) => blocks.length > 0);
	if (found.length < 2) return found.flatMap(({ blocks }) => blocks);
	const { names } = context.workspace.tables;
	return found.slice(0, MAX_READINGS).flatMap(({ reading: { universe, zone }, blocks }) => {
		const view = universe.view === "" ? "" : ` in the view ${universe.view}`;
		return [{ paragraph: ["In the zone ", { code: names.text(zone.origin) }, `${view}:`] }, ...blocks];
	});
}

function ofPart(context: RuleContext, part: Part, reading: Reading, written: string): HoverBlock[] {
	switch (part.kind) {
		case "owner":
		case "origin":
			return ofMeanings(context, reading);
		case "ttl":
			return ttlHover(part.seconds, reading.records.length > 0 ? "record" : "default");
		case "class":
			return [{ paragraph: [{ code: "IN" }, " – the class of the Internet, which all records here have"] }];
		case "type":
			return [...typeHover(context, part.code, reading), ...pictureOf(context, reading)];
		case "field":
			if (part.field?.kind.id === "mailbox") return mailboxHover(context, reading);
			if (reading.meant.length > 0) return ofMeanings(context, reading);
			return [
				...fieldHover(context, part, reading, written),
				...(part.code === TYPE_CODE.SOA ? [] : pictureOf(context, reading)),
			];
		case "spf-term":
			return [
				...spfHover(part.term, part.text),
				...(part.term.problem === undefined ? ofMeanings(context, reading) : []),
			];
		case "spf-version":
			return spfTreeOf(context, reading);
		case "policy-tag":
			return policyHover(part.policy, part.tag);
		case "directive":
			return directiveHover(context, part.word, reading) ?? [];
		case "path":
			return pathHover(context, reading);
		case "range":
			return generatedHover(context, reading);
	}
}

/** The SPF record of a domain with all that it includes; nothing where it has none that counts. */
function spfTreeOf({ facts }: RuleContext, { owner, universe }: Reading): HoverBlock[] {
	const policy = owner === NO_NAME ? undefined : facts.policy(universe, owner);
	return policy ? spfTree(policy) : [];
}

/** A mailbox as it is written elsewhere: the first label is what stands before the @. */
function mailboxHover({ workspace }: RuleContext, { meant: [meant] }: Reading): HoverBlock[] {
	if (meant?.kind !== "name" || meant.name === ROOT_NAME) return [];
	const { names } = workspace.tables;
	const local = names.label(meant.name).replace(/\\(\D)/g, "$1");
	const domain = names.text(names.parentOf(meant.name)).replace(/\.$/, "");
	return [{ paragraph: ["Mailbox ", { code: `${local}@${domain}` }] }];
}

/** The name or address at the place; the records of a `$GENERATE`, which has many. */
function ofMeanings(context: RuleContext, reading: Reading): HoverBlock[] {
	const { meant, records, universe } = reading;
	const [only] = meant;
	if (only === undefined) return [];
	if (meant.length > 1 || records.length > 1) return generatedHover(context, reading);
	return [...ofMeant(context, universe, only), ...pointerPicture(context, reading, only)];
}

function ofMeant(context: RuleContext, universe: Reading["universe"], meant: Meant): HoverBlock[] {
	return meant.kind === "address"
		? addressHover(context, universe, meant.address)
		: nameHover(context, universe, meant.name);
}

/** At the target of a PTR: what becomes of the address. */
function pointerPicture(context: RuleContext, { owner, records, universe }: Reading, meant: Meant): HoverBlock[] {
	const [record] = records;
	const { type } = context.workspace.tables.records;
	if (record === undefined || type[record] !== TYPE_CODE.PTR || meant.kind !== "name" || meant.name === owner)
		return [];
	return addressPictures(context, universe, reverseAddresses(context, universe, owner));
}

/** The picture of the record at hand: of the domain of an MX, of the address of an A, AAAA or PTR. */
function pictureOf(context: RuleContext, { owner, records, universe }: Reading): HoverBlock[] {
	const [record] = records;
	if (record === undefined || records.length > 1) return [];
	const { reference, type } = context.workspace.tables.records;
	switch (type[record]) {
		case TYPE_CODE.MX:
			return pictureBlocks([new ChainPicture(context, universe).domain(owner as NameId)]);
		case TYPE_CODE.A:
		case TYPE_CODE.AAAA:
			return addressPictures(context, universe, [reference[record]! as AddressId]);
		case TYPE_CODE.PTR:
			return addressPictures(context, universe, reverseAddresses(context, universe, owner));
		default:
			return [];
	}
}

function addressPictures(
	context: RuleContext,
	universe: Reading["universe"],
	addresses: readonly AddressId[],
): HoverBlock[] {
	const picture = new ChainPicture(context, universe);
	return pictureBlocks(addresses.map((address) => picture.address(address)));
}
