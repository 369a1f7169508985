import { DOT } from "../../text/char.ts";
import { IPV4_LENGTH, IPV6_LENGTH, ipv4Text, ipv6Text, readIpv4, readIpv6 } from "../address.ts";
import { nameText } from "../domain-name.ts";
import type { RdataCursor, RdataReader } from "../rdata-reader.ts";
import type { Field, FieldKind } from "../record-type.ts";
import { defineField } from "./define-field.ts";
import { validName } from "./name.ts";
import { readUint, rejectNumber, uintKind } from "./uint.ts";

/*
 * IPSECKEY (RFC 4025 section 2.5) and AMTRELAY (RFC 8777 section 4.2.3) name a host in a form that the second octet of
 * the RDATA says: nothing, an IPv4 address, an IPv6 address, or a name. In AMTRELAY its highest bit is another field.
 */
const NONE = 0;
const IPV4 = 1;
const IPV6 = 2;
const NAME = 3;
const FORM_AT = 1;
const FORM_BITS = 0x7f;

const gatewayTypeKind = uintKind("gateway-type", 1, NAME);
/** Which form the gateway of IPSECKEY has. */
export const gatewayType = defineField({
	...gatewayTypeKind,
	expects: "0 for no gateway, 1 for IPv4, 2 for IPv6 or 3 for a name",
});

/** The discovery flag of AMTRELAY: the highest bit of the octet that the relay type completes. */
export const discoveryOptional = defineField({
	id: "discovery-optional",
	expects: "0 or 1",
	fault: "bad-number",
	read(reader, field) {
		const token = reader.word(field);
		if (token < 0) return false;
		const value = readUint(reader.octets, reader.starts[token]!, reader.ends[token]!, 1);
		if (value < 0) return rejectNumber(reader, token, field);
		reader.octet(value * 0x80);
		return true;
	},
	show: (cursor) => String(cursor.wire[cursor.at]! >>> 7),
	valid: (cursor) => cursor.at < cursor.end,
});

/** Which form the relay of AMTRELAY has. */
export const relayType = defineField({
	id: "relay-type",
	expects: "0 for no relay, 1 for IPv4, 2 for IPv6 or 3 for a name",
	fault: "bad-number",
	read(reader, field) {
		const token = reader.word(field);
		if (token < 0) return false;
		const value = readUint(reader.octets, reader.starts[token]!, reader.ends[token]!, NAME);
		if (value < 0) return rejectNumber(reader, token, field);
		reader.wire[FORM_AT]! |= value;
		return true;
	},
	show: (cursor) => String(cursor.octet() & FORM_BITS),
	valid: (cursor) => cursor.skip(1),
	opaque: (cursor) => (cursor.wire[cursor.at]! & FORM_BITS) > NAME,
});

function readGateway(reader: RdataReader, field: Field): boolean {
	const form = reader.wire[FORM_AT]! & FORM_BITS;
	if (form === NAME) return reader.domainName(field);
	const token = reader.word(field);
	if (token < 0) return false;
	const start = reader.starts[token]!;
	const end = reader.ends[token]!;
	if (form === NONE) {
		if (end - start === 1 && reader.octets[start] === DOT) return true;
		return reader.fail(token, `${field.name} must be . where its type is 0, not "${reader.text(token)}"`);
	}
	const isIpv4 = form === IPV4;
	const read = isIpv4 ? readIpv4 : readIpv6;
	if (!read(reader.octets, start, end, reader.wire, reader.length)) {
		const family = isIpv4 ? "an IPv4" : "an IPv6";
		return reader.fail(
			token,
			`${field.name} must be ${family} address where its type is ${form}, not "${reader.text(token)}"`,
			isIpv4 ? "bad-ipv4" : "bad-ipv6",
		);
	}
	reader.length += isIpv4 ? IPV4_LENGTH : IPV6_LENGTH;
	return true;
}

function showGateway(cursor: RdataCursor): string {
	switch (cursor.wire[cursor.start + FORM_AT]! & FORM_BITS) {
		case IPV4:
			cursor.at += IPV4_LENGTH;
			return ipv4Text(cursor.wire, cursor.at - IPV4_LENGTH);
		case IPV6:
			cursor.at += IPV6_LENGTH;
			return ipv6Text(cursor.wire, cursor.at - IPV6_LENGTH);
		case NAME:
			return nameText(cursor.wire, cursor.name());
		default:
			return ".";
	}
}

function validGateway(cursor: RdataCursor): boolean {
	switch (cursor.wire[cursor.start + FORM_AT]! & FORM_BITS) {
		case NONE:
			return true;
		case IPV4:
			return cursor.skip(IPV4_LENGTH);
		case IPV6:
			return cursor.skip(IPV6_LENGTH);
		case NAME:
			return validName(cursor);
		default:
			// A form that is not known: whatever is left.
			cursor.at = cursor.end;
			return true;
	}
}

const gatewayKind: FieldKind = {
	id: "gateway",
	expects: "what its type says: . for none, an address, or a name",
	read: readGateway,
	show: showGateway,
	valid: validGateway,
};

/** A gateway or relay, in the form that the type field before it says. */
export const gateway = defineField(gatewayKind);
