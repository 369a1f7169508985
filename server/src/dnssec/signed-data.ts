import { labelCount } from "../records/domain-name.ts";
import { ASTERISK } from "../text/char.ts";
import type { ZoneNodes } from "./zone-nodes.ts";

/** The fields of an RRSIG before the name of the signer (RFC 4034 section 3.1). */
export const SIGNER_AT = 18;
const LABELS_AT = 3;
const ORIGINAL_TTL_AT = 4;
const CLASS_IN = 1;
/** Type, class, TTL and the length of the RDATA. */
const FIXED = 10;

/**
 * What a signature signs (RFC 4034 section 3.1.8.1): the RRSIG without the signature, then the records of the set in canonical
 * form and order, with the TTL that they had when they were signed.
 *
 * @param rrsig RDATA of the RRSIG in canonical form.
 * @param signatureAt where its signature begins.
 * @param from the set: `nodes.order[from..to)`.
 * @param owner name of the set on the wire, in lower case.
 */
export function signedData(
	nodes: ZoneNodes,
	rrsig: Uint8Array,
	signatureAt: number,
	from: number,
	to: number,
	owner: Uint8Array,
): Uint8Array {
	const { rows, order } = nodes;
	const name = signedName(owner, rrsig[LABELS_AT]!);
	let length = signatureAt + (to - from) * (name.length + FIXED);
	for (let at = from; at < to; at++) length += rows.start[order[at]! + 1]! - rows.start[order[at]!]!;
	const data = new Uint8Array(length);
	data.set(rrsig.subarray(0, signatureAt));
	let end = signatureAt;
	for (let at = from; at < to; at++) {
		const rdata = rows.rdata(order[at]!);
		data.set(name, end);
		end += name.length;
		data[end++] = rrsig[0]!;
		data[end++] = rrsig[1]!;
		data[end++] = 0;
		data[end++] = CLASS_IN;
		for (let octet = 0; octet < 4; octet++) data[end++] = rrsig[ORIGINAL_TTL_AT + octet]!;
		data[end++] = rdata.length >>> 8;
		data[end++] = rdata.length;
		data.set(rdata, end);
		end += rdata.length;
	}
	return data;
}

/** The owner that was signed: where the RRSIG counts fewer labels, that of the wildcard which gave the records (RFC 4035 section 5.3.2). */
function signedName(owner: Uint8Array, labels: number): Uint8Array {
	const own = labelCount(owner);
	if (labels >= own) return owner;
	let at = 0;
	for (let left = own; left > labels; left--) at += owner[at]! + 1;
	if (own - labels === 1 && owner[0] === 1 && owner[1] === ASTERISK) return owner;
	const name = new Uint8Array(owner.length - at + 2);
	name[0] = 1;
	name[1] = ASTERISK;
	name.set(owner.subarray(at), 2);
	return name;
}
