import { durationText } from "../../records/duration-text.ts";
import { typeName } from "../../records/type-code.ts";
import type { AddressView } from "../../rules/views/address-view.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import { inTextOrder } from "../../rules/views/text-order.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { negativeTtl } from "../../trio/negative-ttl.ts";
import type { Zone } from "../../zone/zone.ts";
import { type Branch, drawTrees } from "../branch.ts";
import { moreDomains } from "../mail-roles.ts";
import { inOrder, locationOf } from "../places/location.ts";
import { type HoverBlock, linkTo, type Piece } from "./hover-text.ts";
import { whatReceiversDo } from "./receivers.ts";

/** More records than this are counted, not listed. */
const MAX_LISTED = 10;

/** More domains than this are counted, not listed. */
const MAX_DOMAINS = 8;

/** A picture of the way of mail; none where there is nothing to draw. */
export function pictureBlocks(trees: readonly (Branch | undefined)[]): HoverBlock[] {
	const drawn = trees.filter((tree) => tree !== undefined);
	return drawn.length > 0 ? [{ lines: drawTrees(drawn) }] : [];
}

/** What receivers do where the chains of addresses are broken, and how long they keep it in mind. */
export function adviceBlocks(context: RuleContext, addresses: readonly AddressView[]): HoverBlock[] {
	const advice = new Set(addresses.flatMap(whatReceiversDo));
	const zones = new Set(
		addresses.flatMap(({ chain, role }) => {
			return chain.status === "missing" && role !== "none" && chain.zone ? [chain.zone] : [];
		}),
	);
	return [
		...[...advice].map((text): HoverBlock => ({ paragraph: [text] })),
		...[...zones].flatMap((zone) => cached(context, zone)),
	];
}

function cached({ workspace }: RuleContext, zone: Zone): HoverBlock[] {
	const ttl = negativeTtl(workspace, zone);
	if (!ttl) return [];
	const origin = { code: workspace.tables.names.text(zone.origin) };
	const time = durationText(ttl.seconds);
	const paragraph = [`Who has asked keeps it in mind for ${time} that there is no PTR: the negative TTL of `, origin];
	return [{ paragraph: [...paragraph, " (RFC 2308 section 5)."] }];
}

/** Links to records, each place once, in the order of files and lines. */
export function recordLinks(context: RuleContext, records: readonly RecordId[]): HoverBlock[] {
	const { type } = context.workspace.tables.records;
	const types = new Map<string, string>();
	// Some names own thousands of records, of which only the first are told.
	const first = inTextOrder(context.workspace, records).slice(0, MAX_LISTED * 2);
	const locations = first.flatMap((record) => {
		const location = locationOf(context, record);
		if (!location) return [];
		types.set(key(location), typeName(type[record]!));
		return [location];
	});
	const places = inOrder(locations);
	if (places.length === 0) return [];
	const links = places.slice(0, MAX_LISTED).flatMap((place, index): Piece[] => {
		return [index === 0 ? "" : " · ", `${types.get(key(place))} `, linkTo(place)];
	});
	const more = places.length + records.length - first.length - MAX_LISTED;
	return [{ paragraph: more > 0 ? [...links, ` and ${more} more`] : links }];
}

function key({ path, selection }: { path: string; selection: object }): string {
	return `${path} ${JSON.stringify(selection)}`;
}

/** Domains as a sentence lists them; many are counted. */
export function listed(domains: readonly string[]): string {
	const shown = domains.slice(0, MAX_DOMAINS).join(", ");
	return domains.length > MAX_DOMAINS ? `${shown} and ${moreDomains(MAX_DOMAINS, domains.length)}` : shown;
}
