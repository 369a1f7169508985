import type { DelegationDigest } from "../../dnssec/fault.ts";
import { readDigest } from "../../dnssec/key-digest.ts";
import { sha256 } from "../../dnssec/sha256.ts";
import { keyTag } from "../../records/dnssec/key-tag.ts";
import { hexText } from "../../records/fields/encodings.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import type { Zone } from "../../zone/zone.ts";
import type { RecordView } from "../views/record-view.ts";

const SHA256 = 2;

/** What a DS says of a DNSKEY, with a digest of type 2 (RFC 4034 section 5.1.4). */
export function digestOf(key: RecordView): DelegationDigest {
	const { context, wire, zone } = key;
	const name = context.workspace.tables.names.wire(zone.origin);
	const data = new Uint8Array(name.length + wire.length);
	data.set(name);
	data.set(wire, name.length);
	return { keyTag: keyTag(wire), algorithm: wire[3]!, digestType: SHA256, digest: sha256(data) };
}

/** The same as it is written. */
export function digestText({ keyTag, algorithm, digestType, digest }: DelegationDigest): string {
	return `${keyTag} ${algorithm} ${digestType} ${hexText(digest)}`;
}

/** What a DS or CDS would say with a digest of type 2, if a zone has the key of which it speaks. */
export function betterDigest(record: RecordView, zone: Zone | undefined): DelegationDigest | undefined {
	if (!zone) return undefined;
	const { context, wire } = record;
	const spoken = readDigest(wire);
	const keys = context.workspace.lookup.recordsIn(zone, zone.origin, TYPE_CODE.DNSKEY);
	const digests = keys.map((key) => digestOf(context.viewRecord(context, key)));
	return digests.find((one) => one.keyTag === spoken.keyTag && one.algorithm === spoken.algorithm);
}
