import { decimalOctet } from "../../config/network.ts";
import type { Zone } from "../../zone/zone.ts";
import type { RecordView } from "../views/record-view.ts";

/** A zone below `in-addr.arpa.` or `ip6.arpa.`. */
export interface ReverseZone {
	readonly family: 4 | 6;
	/** How many labels its origin has below the tree. */
	readonly labels: number;
	/**
	 * Whether its names are those of addresses: the origin ends at an octet or a nibble, and labels are left
	 * below it. A classless child, `0/26` or `64`, may have any names (RFC 2317 section 4).
	 */
	readonly isWhole: boolean;
}

/** The labels of a whole address: octets in `in-addr.arpa.`, nibbles in `ip6.arpa.`. */
export const ADDRESS_LABELS = { 4: 4, 6: 32 } as const;

/** What reverse zone a record is in; undefined in other zones. Cheap: asked for each record. */
export function reverseZone({ context, zone }: RecordView): ReverseZone | undefined {
	let known = KNOWN.get(zone);
	if (known === undefined) {
		known = readOrigin(context.workspace.tables.names.text(zone.origin)) ?? null;
		KNOWN.set(zone, known);
	}
	return known ?? undefined;
}

/** A zone keeps its origin, so each is read once. */
const KNOWN = new WeakMap<Zone, ReverseZone | null>();

function readOrigin(origin: string): ReverseZone | undefined {
	const match = /^(?:(.*)\.)?(in-addr|ip6)\.arpa\.$/.exec(origin);
	if (!match) return undefined;
	const family = match[2] === "ip6" ? 6 : 4;
	const labels = match[1] === undefined ? [] : match[1].split(".");
	const isNormal = (label: string) => (family === 4 ? decimalOctet(label) >= 0 : /^[0-9a-f]$/.test(label));
	return { family, labels: labels.length, isWhole: labels.length < ADDRESS_LABELS[family] && labels.every(isNormal) };
}
