import { CompletionItemKind } from "vscode-languageserver-types";
import { isReverseName } from "../../config/zone-name.ts";
import { durationText } from "../../records/duration-text.ts";
import type { RecordType } from "../../records/record-type.ts";
import { RECORD_TYPES } from "../../records/record-types.ts";
import { TTL_WRITTEN } from "../../tables/record-table.ts";
import { firstOf } from "../../text/first-of.ts";
import { TYPE_CNAME, TYPE_SOA } from "../../workspace/lookup.ts";
import { ownedBy } from "../places/linked-records.ts";
import type { Offer } from "./offer.ts";
import type { WritingPlace } from "./writing-place.ts";

/** The types that most zones are made of, the commonest first. */
const COMMON = {
	forward: ["A", "AAAA", "CNAME", "MX", "TXT", "NS", "SRV", "CAA", "HTTPS", "TLSA"],
	reverse: ["PTR", "NS", "CNAME", "DNAME", "TXT"],
};

/** So many records near the place tell the TTLs in use. */
const MAX_TTLS = 3;
const NEAR = 50;

/** What stands behind an owner: types, those first that are common in zones such as this one, then the class and TTLs in use. */
export function headOffers(place: WritingPlace): Offer[] {
	const { head } = place.tokens;
	const hasType = head.typeCode >= 0 && place.tokens.at(place.offset) !== head.typeToken;
	return [...(hasType ? [] : types(place)), ...classes(place), ...ttls(place)];
}

/** The types that may stand in a zone file; none that the zone or the owner cannot have once more. */
function types(place: WritingPlace): Offer[] {
	const { names } = place.context.workspace.tables;
	const isReverse = place.file.slices.some(({ zone }) => isReverseName(names.text(zone.origin)));
	const common = COMMON[isReverse ? "reverse" : "forward"];
	const fits = fitting(place);
	return RECORD_TYPES.filter((type) => type.status !== "meta" && type.refused === undefined && fits(type)).map(
		(type) => {
			const at = common.indexOf(type.name);
			return typeOffer(type, at < 0 ? "zz" : String.fromCharCode(97 + at));
		},
	);
}

/** Whether a record of a type can come to the owner at hand. */
function fitting(place: WritingPlace): (type: RecordType) => boolean {
	const here = place.inZone;
	const { context, owner, tokens } = place;
	const { workspace } = context;
	const sought = owner === "" ? undefined : workspace.sought(owner);
	if (!here || !sought || tokens.directive !== "") return () => true;
	const { records } = workspace.tables;
	const isApex = sought.lacking.length === 0 && sought.name === here.zone.origin;
	const others = new Set<number>();
	if (sought.lacking.length === 0) {
		for (const record of ownedBy(workspace, sought.name)) {
			const isThis = records.offset[record] === tokens.start && workspace.reader.blockOf(record) === here.block;
			if (!isThis && workspace.zones.zoneOf(record) === here.zone) others.add(records.type[record]!);
		}
	}
	return ({ code, placement }) => {
		if (code === TYPE_CNAME) return others.size === 0;
		if (code === TYPE_SOA) return isApex && !others.has(TYPE_SOA);
		return placement === "anywhere" || isApex === (placement === "apex");
	};
}

function typeOffer({ name, summary, reference, fields, status }: RecordType, place: string): Offer {
	return {
		label: name,
		detail: [name, ...fields.map((field) => `<${field.name}>`)].join(" "),
		documentation: `${summary} (${reference})`,
		kind: CompletionItemKind.Keyword,
		rank: `${place} ${name}`,
		isObsolete: status === "obsolete",
	};
}

function classes({ tokens: { head }, token }: WritingPlace): Offer[] {
	if (head.classToken >= 0 && head.classToken !== token) return [];
	const detail = "the class of the Internet, which may be left out";
	return [{ label: "IN", detail, kind: CompletionItemKind.Keyword, rank: "zzz IN" }];
}

/** TTLs that records around write. */
function ttls(place: WritingPlace): Offer[] {
	const { head } = place.tokens;
	if (head.ttlToken >= 0 && head.ttlToken !== place.token) return [];
	return usualTtls(place).map(({ text, seconds }, index) => ({
		label: text,
		detail: `TTL: ${durationText(seconds)}`,
		kind: CompletionItemKind.Value,
		rank: `zzzz ${index}`,
	}));
}

/** The TTLs that records near a place have. */
export function usualTtls(place: WritingPlace): { readonly text: string; readonly seconds: number }[] {
	const { records } = place.context.workspace.tables;
	const near = firstOf(
		place.near((record) => (records.flags[record]! & TTL_WRITTEN) !== 0),
		NEAR,
	);
	const seconds = [...new Set(near.map((record) => records.ttl[record]!))];
	return seconds.slice(0, MAX_TTLS).map((ttl) => ({ text: String(ttl), seconds: ttl }));
}
