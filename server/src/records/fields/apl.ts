import { COLON, SLASH } from "../../text/char.ts";
import { IPV4_LENGTH, IPV6_LENGTH, ipv4Text, ipv6Text, readIpv4, readIpv6 } from "../address.ts";
import type { RdataReader } from "../rdata-reader.ts";
import { defineField } from "./define-field.ts";
import { readUint } from "./uint.ts";

const EXCLAMATION = 33;
const IPV4_FAMILY = 1;
const IPV6_FAMILY = 2;
const NEGATED = 0x80;

/** Any number of address prefixes, `[!]family:address/length` (APL, RFC 3123). */
export const addressPrefixes = defineField({
	id: "address-prefixes",
	many: true,
	expects: "prefixes such as 1:192.0.2.0/24 or !2:2001:db8::/32",
	read(reader, field) {
		while (reader.next < reader.count) {
			const token = reader.word(field);
			if (token < 0) return false;
			if (!readPrefix(reader, reader.starts[token]!, reader.ends[token]!)) return reader.reject(token, field);
		}
		return true;
	},
	show(cursor) {
		const shown: string[] = [];
		while (cursor.at < cursor.end) {
			const family = cursor.uint16();
			const length = cursor.octet();
			const flags = cursor.octet();
			const size = flags & ~NEGATED;
			const address = new Uint8Array(family === IPV4_FAMILY ? IPV4_LENGTH : IPV6_LENGTH);
			address.set(cursor.wire.subarray(cursor.at, cursor.at + size));
			cursor.at += size;
			const text = family === IPV4_FAMILY ? ipv4Text(address) : ipv6Text(address);
			shown.push(`${flags & NEGATED ? "!" : ""}${family}:${text}/${length}`);
		}
		return shown.join(" ");
	},
	valid(cursor) {
		while (cursor.at < cursor.end) {
			const family = cursor.uint16();
			const length = cursor.octet();
			const size = cursor.octet() & ~NEGATED;
			if (!cursor.skip(size)) return false;
			// The address goes up to its last octet that is not 0 (section 4).
			if (size > 0 && cursor.wire[cursor.at - 1] === 0) return false;
			const most = family === IPV4_FAMILY ? IPV4_LENGTH : family === IPV6_FAMILY ? IPV6_LENGTH : 0;
			if (most > 0 && (length > most * 8 || size > most)) return false;
		}
		return true;
	},
	opaque(cursor) {
		let at = cursor.at;
		while (at < cursor.end) {
			const family = cursor.wire[at]! * 256 + cursor.wire[at + 1]!;
			if (family !== IPV4_FAMILY && family !== IPV6_FAMILY) return true;
			at += 4 + (cursor.wire[at + 3]! & ~NEGATED);
		}
		return false;
	},
});

const scratch = new Uint8Array(IPV6_LENGTH);

function readPrefix(reader: RdataReader, start: number, end: number): boolean {
	const { octets } = reader;
	const negated = octets[start] === EXCLAMATION;
	const first = negated ? start + 1 : start;
	const colon = octets.indexOf(COLON, first);
	const slash = octets.lastIndexOf(SLASH, end - 1);
	if (colon < 0 || colon >= end || slash < colon) return false;
	const family = readUint(octets, first, colon, 0xffff);
	const isIpv4 = family === IPV4_FAMILY;
	if (!isIpv4 && family !== IPV6_FAMILY) return false;
	const read = isIpv4 ? readIpv4 : readIpv6;
	let size = isIpv4 ? IPV4_LENGTH : IPV6_LENGTH;
	const length = readUint(octets, slash + 1, end, size * 8);
	if (length < 0 || !read(octets, colon + 1, slash, scratch, 0)) return false;
	while (size > 0 && scratch[size - 1] === 0) size--;
	reader.uint16(family);
	reader.octet(length);
	reader.octet(size | (negated ? NEGATED : 0));
	for (let index = 0; index < size; index++) reader.octet(scratch[index]!);
	return true;
}
