import { keyFlagsOf } from "../../records/dnssec/key-flags.ts";
import { keyTag } from "../../records/dnssec/key-tag.ts";
import { rsaBits } from "../../records/dnssec/public-key.ts";
import { TYPE_CODE, typeName } from "../../records/type-code.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { RecordId } from "../../tables/record-table.ts";
import type { Zone } from "../../zone/zone.ts";
import { locationOf } from "../places/location.ts";
import { algorithmText, flagsText } from "./dnssec-field.ts";
import { type HoverBlock, linkTo, type Piece } from "./hover-text.ts";

/** Where the algorithm and the key tag of a record stand that speaks of a key. */
const SPEAKS_OF_KEY: ReadonlyMap<number, { readonly algorithm: number; readonly tag: number }> = new Map([
	[TYPE_CODE.DS, { tag: 0, algorithm: 2 }],
	[TYPE_CODE.CDS, { tag: 0, algorithm: 2 }],
	[TYPE_CODE.RRSIG, { tag: 16, algorithm: 2 }],
]);
const KEYS: ReadonlySet<number> = new Set([TYPE_CODE.DNSKEY, TYPE_CODE.CDNSKEY, TYPE_CODE.KEY]);

/** For a key its tag, for a DS, CDS or RRSIG the key that it speaks of; nothing for other records. */
export function keyHover(context: RuleContext, record: RecordId): HoverBlock[] {
	const { type, wire, ownerName, zone } = context.viewRecord(context, record);
	if (KEYS.has(type)) return [{ paragraph: ["Key tag ", { code: String(keyTag(wire)) }, `, ${keyText(wire)}`] }];
	const at = SPEAKS_OF_KEY.get(type);
	if (!at) return [];
	const tag = wire[at.tag]! * 256 + wire[at.tag + 1]!;
	const algorithm = wire[at.algorithm]!;
	if (algorithm === 0) return [{ paragraph: [algorithmText(0)] }];
	const home =
		type === TYPE_CODE.DS ? context.workspace.zones.zoneAt(context.workspace.zones.universeOf(zone), ownerName) : zone;
	const origin = context.workspace.tables.names.text(type === TYPE_CODE.DS ? ownerName : zone.origin);
	return [
		{
			paragraph: [
				`Key ${tag} of `,
				{ code: origin },
				`, ${algorithmText(algorithm)}`,
				...keyPlace(context, home, tag, algorithm),
			],
		},
	];
}

function keyText(wire: Uint8Array): string {
	const bits = rsaBits(wire);
	const size = bits === undefined ? "" : `, ${bits} bits`;
	return `${algorithmText(wire[3]!)}${size}; ${flagsText(keyFlagsOf(wire))}`;
}

/** A link to the key in the zone that should have it, or that it does not have it. */
function keyPlace(context: RuleContext, zone: Zone | undefined, tag: number, algorithm: number): Piece[] {
	if (!zone) return [", whose zone is not loaded"];
	const { lookup } = context.workspace;
	const keys = lookup.recordsIn(zone, zone.origin, TYPE_CODE.DNSKEY);
	const key = keys.find((one) => {
		const { wire } = context.viewRecord(context, one);
		return wire[3] === algorithm && keyTag(wire) === tag;
	});
	const place = key === undefined ? undefined : locationOf(context, key);
	if (place) return [": ", linkTo(place)];
	return [keys.length === 0 ? `, which has no ${typeName(TYPE_CODE.DNSKEY)} here` : ", which is not among its keys"];
}
