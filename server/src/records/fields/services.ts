import { defineField } from "./define-field.ts";
import { uintKind } from "./uint.ts";

/** The protocols and services by name that the documents of WKS use (RFC 1035 section 3.4.2, IANA: Protocol and Port Numbers). */
const PROTOCOLS = new Map([
	["icmp", 1],
	["tcp", 6],
	["udp", 17],
]);
const SERVICES = new Map([
	["echo", 7],
	["discard", 9],
	["daytime", 13],
	["ftp-data", 20],
	["ftp", 21],
	["ssh", 22],
	["telnet", 23],
	["smtp", 25],
	["time", 37],
	["domain", 53],
	["tftp", 69],
	["gopher", 70],
	["finger", 79],
	["http", 80],
	["pop3", 110],
	["sunrpc", 111],
	["nntp", 119],
	["ntp", 123],
	["imap2", 143],
	["snmp", 161],
	["https", 443],
]);

/** A number, or -1. */
function numberOrName(text: string, max: number, names: ReadonlyMap<string, number>): number {
	if (/^\d{1,10}$/.test(text)) return Number(text) <= max ? Number(text) : -1;
	return names.get(text.toLowerCase()) ?? -1;
}

/** The protocol of WKS. */
export const protocol = defineField({
	...uintKind("protocol", 1, 0xff),
	expects: "TCP, UDP, or a number from 0 to 255",
	read(reader, field) {
		const token = reader.word(field);
		if (token < 0) return false;
		const value = numberOrName(reader.text(token), 0xff, PROTOCOLS);
		if (value < 0) return reader.reject(token, field);
		reader.octet(value);
		return true;
	},
});

const MAX_SERVICES = 65536 / 8;

/** The ports of WKS, one bit for each. */
export const services = defineField({
	id: "services",
	many: true,
	expects: "services such as smtp, or port numbers up to 65535",
	read(reader, field) {
		const start = reader.length;
		while (reader.next < reader.count) {
			const token = reader.word(field);
			if (token < 0) return false;
			const port = numberOrName(reader.text(token), 0xffff, SERVICES);
			if (port < 0) return reader.reject(token, field);
			const at = start + (port >>> 3);
			while (reader.length <= at) reader.octet(0);
			reader.wire[at]! |= 0x80 >>> (port & 7);
		}
		return true;
	},
	show(cursor) {
		const shown: number[] = [];
		for (let port = 0; cursor.at < cursor.end; port += 8) {
			const octet = cursor.octet();
			for (let bit = 0; bit < 8; bit++) if (octet & (0x80 >>> bit)) shown.push(port + bit);
		}
		return shown.join(" ");
	},
	valid(cursor) {
		const length = cursor.end - cursor.at;
		cursor.at = cursor.end;
		return length <= MAX_SERVICES && (length === 0 || cursor.wire[cursor.end - 1] !== 0);
	},
});
