import { nameLength } from "../records/domain-name.ts";
import { toText } from "../text/utf8.ts";
import type { BlockReader } from "./block-reader.ts";

const ALPN = 1;
const DOHPATH = 7;

/** The protocols of DNS over HTTPS. */
const HTTP: ReadonlySet<string> = new Set(["http/1.1", "h2", "h3"]);

/** `_dns`, or a port before it. */
const DNS_OWNER = /^(?:_\d{1,5}\.)?_dns\./;

/** Tells of a name server's own service record that lacks how it is reached (RFC 9461 sections 4.1 and 5). */
export function noteDnsService(reader: BlockReader): void {
	const { tape, entry, rdata, tables } = reader;
	const { wire } = rdata;
	const isAlias = wire[0] === 0 && wire[1] === 0;
	if (isAlias || !DNS_OWNER.test(tables.names.text(reader.owner))) return;
	const params = paramsOf(wire.subarray(0, rdata.length));
	const alpn = params.get(ALPN);
	const protocol = alpn && protocolsOf(alpn).find((one) => HTTP.has(one));
	let message: string;
	if (!alpn) {
		message =
			"a name server has no protocol unless alpn tells it, so resolvers leave this record out: add alpn=dot, or alpn=h2 and a dohpath";
	} else if (protocol !== undefined && !params.has(DOHPATH)) {
		message = `alpn has ${protocol}, which is DNS over HTTPS, and nobody knows its path: add dohpath=/dns-query{?dns}`;
	} else {
		return;
	}
	reader.problem("svcb-dohpath", tape.starts[entry.rdata]!, tape.ends[tape.count - 1]!, message, { isRead: true });
}

function paramsOf(wire: Uint8Array): ReadonlyMap<number, Uint8Array> {
	const params = new Map<number, Uint8Array>();
	for (let at = 2 + nameLength(wire, 2); at + 4 <= wire.length; ) {
		const key = wire[at]! * 256 + wire[at + 1]!;
		const length = wire[at + 2]! * 256 + wire[at + 3]!;
		params.set(key, wire.subarray(at + 4, at + 4 + length));
		at += 4 + length;
	}
	return params;
}

function protocolsOf(alpn: Uint8Array): string[] {
	const protocols: string[] = [];
	for (let at = 0; at < alpn.length; at += 1 + alpn[at]!) protocols.push(toText(alpn, at + 1, at + 1 + alpn[at]!));
	return protocols;
}
