import { TYPE_CODE } from "../records/type-code.ts";
import type { RecordId } from "../tables/record-table.ts";
import type { Fault } from "./fault.ts";
import { coveredType } from "./record-signature.ts";
import type { VerificationSteps } from "./verify-signatures.ts";
import type { WebCrypto } from "./web-crypto.ts";
import type { ZoneNodes } from "./zone-nodes.ts";
import type { Steps } from "./zone-records.ts";

const { RRSIG, SOA, ZONEMD } = TYPE_CODE;

/** The only scheme (RFC 8976 section 3.1). */
const SIMPLE = 1;
/** How Web Crypto calls the hash algorithms of ZONEMD (RFC 8976 section 5.3). */
const HASHES: ReadonlyMap<number, string> = new Map([
	[1, "SHA-384"],
	[2, "SHA-512"],
]);

/** Fields of a ZONEMD. */
const SCHEME_AT = 4;
const HASH_AT = 5;
const DIGEST_AT = 6;
const SERIAL_LENGTH = 4;
/** Where the five numbers of an SOA begin, counted from its end. */
const SERIAL_FROM_END = 20;

const CLASS_IN = 1;
/** Type, class, TTL and the length of the RDATA. */
const FIXED = 10;
/** So many records are put together between two pauses. */
const PAUSE = 4096;

/** The ZONEMD records whose digest is not that of the zone as it is; those of another serial, which no server verifies, are left out. */
export function* zoneDigestFaults(nodes: ZoneNodes, crypto: WebCrypto): VerificationSteps<Fault[]> {
	const { rows } = nodes;
	const digests = [...nodes.rowsOf(0, ZONEMD)].filter((row) => isVerified(nodes, row));
	if (digests.length === 0) return [];
	const data = yield* zoneData(nodes);
	const faults: Fault[] = [];
	for (const row of digests) {
		const rdata = rows.rdata(row);
		let digest: Uint8Array = new Uint8Array(0);
		yield crypto.digest(HASHES.get(rdata[HASH_AT]!)!, data).then((octets) => {
			digest = new Uint8Array(octets);
		});
		const isSame = digest.every((octet, at) => octet === rdata[DIGEST_AT + at]);
		if (!isSame) faults.push({ rule: "zonemd-stale", record: rows.record[row]! as RecordId, digest });
	}
	return faults;
}

/** RFC 8976 section 4: the serial is that of the zone, scheme and hash are known, and no other record has the same ones. */
function isVerified(nodes: ZoneNodes, row: number): boolean {
	const { rows } = nodes;
	const rdata = rows.rdata(row);
	const [soaRow] = nodes.rowsOf(0, SOA);
	if (soaRow === undefined || rdata[SCHEME_AT] !== SIMPLE || !HASHES.has(rdata[HASH_AT]!)) return false;
	const soa = rows.rdata(soaRow);
	for (let at = 0; at < SERIAL_LENGTH; at++) {
		if (rdata[at] !== soa[soa.length - SERIAL_FROM_END + at]) return false;
	}
	return nodes.rowsOf(0, ZONEMD).every((other) => other === row || rows.rdata(other)[HASH_AT] !== rdata[HASH_AT]);
}

/** All records in canonical form and order, but for the digests themselves and their signatures (RFC 8976 section 3.4.1). */
function* zoneData(nodes: ZoneNodes): Steps<Uint8Array> {
	const { rows, order, names } = nodes;
	let data = new Uint8Array(rows.octets.length + rows.count * 48);
	let end = 0;
	for (let node = 0; node < nodes.count; node++) {
		const owner = names.wire(nodes.nameOf(node));
		for (let at = nodes.first[node]!; at < nodes.first[node + 1]!; at++) {
			if (at % PAUSE === 0) yield;
			const row = order[at]!;
			const type = rows.type[row]!;
			const rdata = rows.rdata(row);
			if (node === 0 && (type === ZONEMD || (type === RRSIG && coveredType(rdata) === ZONEMD))) continue;
			const length = owner.length + FIXED + rdata.length;
			if (end + length > data.length) {
				const larger = new Uint8Array((end + length) * 2);
				larger.set(data);
				data = larger;
			}
			data.set(owner, end);
			end += owner.length;
			const ttl = rows.ttl[row]!;
			data[end++] = type >>> 8;
			data[end++] = type;
			data[end++] = 0;
			data[end++] = CLASS_IN;
			for (let shift = 24; shift >= 0; shift -= 8) data[end++] = ttl >>> shift;
			data[end++] = rdata.length >>> 8;
			data[end++] = rdata.length;
			data.set(rdata, end);
			end += rdata.length;
		}
	}
	return data.subarray(0, end);
}
