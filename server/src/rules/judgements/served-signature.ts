import type { RecordSignature } from "../../dnssec/record-signature.ts";
import { isSameName } from "../../records/domain-name.ts";
import type { RecordView } from "../views/record-view.ts";
import { keyNumber, type Signing } from "../views/zone-signing.ts";

/** An RRSIG, and what signs its zone. */
export interface ServedSignature {
	readonly signature: RecordSignature;
	readonly signing: Signing;
	/** Whether the zone itself is named as the signer, as it has to be. */
	readonly isOwn: boolean;
	/** Whether a DNSKEY of the zone has its key tag and algorithm. */
	readonly hasKey: boolean;
}

/**
 * What an RRSIG says, where it is one that is served: in a signed zone that is kept here. What the server signs by itself, it signs
 * anew; and of a dynamic zone the file does not tell all.
 */
export function servedSignature(record: RecordView): ServedSignature | undefined {
	const { context, zone } = record;
	if (zone.kind !== "primary" || zone.signed || zone.dynamic) return undefined;
	const signing = context.signing.of(zone);
	if (!signing.isSigned) return undefined;
	const { signature } = record;
	if (!signature) return undefined;
	// Several rules look at one record after the other.
	if (last?.signature !== signature || last.signing !== signing) last = judged(signature, signing);
	return last;
}

let last: ServedSignature | undefined;

function judged(signature: RecordSignature, signing: Signing): ServedSignature {
	const isOwn = isSameName(signature.signer, signing.origin);
	return { signature, signing, isOwn, hasKey: signing.keys.has(keyNumber(signature.algorithm, signature.keyTag)) };
}
