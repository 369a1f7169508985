import { IPV4_LENGTH, IPV6_LENGTH, ipv4Text, ipv6Text, readIpv4, readIpv6 } from "../address.ts";
import { defineField } from "./define-field.ts";

/** An IPv4 address, four decimal numbers. */
export const ipv4 = defineField({
	id: "ipv4",
	expects: "an IPv4 address such as 192.0.2.1, without leading zeros",
	fault: "bad-ipv4",
	read(reader, field) {
		const token = reader.word(field);
		if (token < 0) return false;
		if (!readIpv4(reader.octets, reader.starts[token]!, reader.ends[token]!, reader.wire, reader.length)) {
			return reader.reject(token, field);
		}
		reader.length += IPV4_LENGTH;
		return true;
	},
	show(cursor) {
		cursor.at += IPV4_LENGTH;
		return ipv4Text(cursor.wire, cursor.at - IPV4_LENGTH);
	},
	valid: (cursor) => cursor.skip(IPV4_LENGTH),
});

/** An IPv6 address (RFC 3596). */
export const ipv6 = defineField({
	id: "ipv6",
	expects: "an IPv6 address such as 2001:db8::1",
	fault: "bad-ipv6",
	read(reader, field) {
		const token = reader.word(field);
		if (token < 0) return false;
		if (!readIpv6(reader.octets, reader.starts[token]!, reader.ends[token]!, reader.wire, reader.length)) {
			return reader.reject(token, field);
		}
		reader.length += IPV6_LENGTH;
		return true;
	},
	show(cursor) {
		cursor.at += IPV6_LENGTH;
		return ipv6Text(cursor.wire, cursor.at - IPV6_LENGTH);
	},
	valid: (cursor) => cursor.skip(IPV6_LENGTH),
});
