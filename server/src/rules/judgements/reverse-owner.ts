import { decimalOctet } from "../../config/network.ts";
import type { RecordView } from "../views/record-view.ts";
import { ADDRESS_LABELS, type ReverseZone, reverseZone } from "./reverse-zone.ts";
import { isSpecialOwner } from "./special-owner.ts";

/** Why no address has the name that owns a record of a reverse zone; `labels` are those below the zone. */
export type OwnerFlaw =
	/** A number above 255, an octet with leading zeros, hexadecimal digits that are no nibble, a word. */
	| {
			readonly kind: "range" | "leading-zero" | "nibble" | "word";
			readonly label: string;
			readonly labels: readonly string[];
	  }
	/** Too many labels or too few. */
	| { readonly kind: "depth"; readonly labels: readonly string[]; readonly zone: ReverseZone };

/** What is wrong with the owner of a record in a reverse zone; undefined if it is the name of an address, or may be any. */
export function ownerFlaw(record: RecordView): OwnerFlaw | undefined {
	const zone = reverseZone(record);
	if (!zone?.isWhole || record.reverseAddress) return undefined;
	if (record.isGenerated && !record.isEdgeOfGenerate) return undefined;
	const labels = labelsBelowZone(record);
	// A PTR at the apex names the network (RFC 1101).
	if (labels.length === 0 || isSpecialOwner(record)) return undefined;
	// Somebody left out the final dot of a whole reverse name.
	if (labels.includes("arpa")) return { kind: "depth", labels, zone };
	for (const label of labels) {
		const kind = zone.family === 4 ? octetFlaw(label) : nibbleFlaw(label);
		if (kind) return { kind, label, labels };
	}
	return zone.labels + labels.length === ADDRESS_LABELS[zone.family] ? undefined : { kind: "depth", labels, zone };
}

/** The owner as a message names it: for a `$GENERATE`, the template of all its owners. */
export function shownOwner(record: RecordView): string {
	return record.isGenerated ? record.writtenOwner : record.owner;
}

function labelsBelowZone(record: RecordView): string[] {
	const { names } = record.context.workspace.tables;
	const labels: string[] = [];
	for (let at = record.ownerName; at !== record.zone.origin; at = names.parentOf(at)) labels.push(names.label(at));
	return labels;
}

function octetFlaw(label: string): "range" | "leading-zero" | "word" | undefined {
	if (decimalOctet(label) >= 0) return undefined;
	if (!/^\d+$/.test(label)) return "word";
	return label.startsWith("0") ? "leading-zero" : "range";
}

function nibbleFlaw(label: string): "nibble" | "word" | undefined {
	if (/^[0-9a-f]$/.test(label)) return undefined;
	return /^(?:[0-9a-f]+|[a-z])$/.test(label) ? "nibble" : "word";
}
