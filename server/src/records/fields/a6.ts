import { IPV6_LENGTH, ipv6Text, readIpv6 } from "../address.ts";
import { nameText } from "../domain-name.ts";
import { defineField } from "./define-field.ts";
import { validName } from "./name.ts";
import { uintKind } from "./uint.ts";

/** How many bits the prefix has that another record gives (A6, RFC 2874 section 3.1). */
const WHOLE = 128;

export const prefixLength = defineField(uintKind("prefix-length", 1, WHOLE));

/** The octets behind a prefix of so many bits. */
function suffixOctets(prefix: number): number {
	return IPV6_LENGTH - Math.floor(prefix / 8);
}

/** The address without its prefix; nothing where the prefix is all of it. */
export const addressSuffix = defineField({
	id: "address-suffix",
	expects: "an IPv6 address such as ::1",
	fault: "bad-ipv6",
	read(reader, field) {
		const prefix = reader.wire[0]!;
		if (prefix === WHOLE) return true;
		const token = reader.word(field);
		if (token < 0) return false;
		const address = new Uint8Array(IPV6_LENGTH);
		if (!readIpv6(reader.octets, reader.starts[token]!, reader.ends[token]!, address, 0)) {
			return reader.reject(token, field);
		}
		const first = IPV6_LENGTH - suffixOctets(prefix);
		reader.octet(address[first]! & (0xff >>> (prefix % 8)));
		for (let index = first + 1; index < IPV6_LENGTH; index++) reader.octet(address[index]!);
		return true;
	},
	show(cursor) {
		const prefix = cursor.wire[cursor.start]!;
		if (prefix === WHOLE) return "";
		const size = suffixOctets(prefix);
		const address = new Uint8Array(IPV6_LENGTH);
		address.set(cursor.wire.subarray(cursor.at, cursor.at + size), IPV6_LENGTH - size);
		address[IPV6_LENGTH - size]! &= 0xff >>> (prefix % 8);
		cursor.at += size;
		return ipv6Text(address);
	},
	valid(cursor) {
		const prefix = cursor.wire[cursor.start]!;
		if (prefix === WHOLE) return true;
		const first = cursor.wire[cursor.at]!;
		return cursor.skip(suffixOctets(prefix)) && (first & ~(0xff >>> (prefix % 8)) & 0xff) === 0;
	},
});

/** The name whose A6 records give the prefix; nothing where there is no prefix. */
export const prefixName = defineField({
	id: "prefix-name",
	expects: "a domain name",
	fault: "quoted-name",
	read: (reader, field) => reader.wire[0] === 0 || reader.domainName(field),
	show: (cursor) => (cursor.wire[cursor.start] === 0 ? "" : nameText(cursor.wire, cursor.name())),
	valid: (cursor) => cursor.wire[cursor.start] === 0 || validName(cursor),
});
