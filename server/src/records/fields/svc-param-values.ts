import { BACKSLASH, COMMA, SPACE } from "../../text/char.ts";
import { toText } from "../../text/utf8.ts";
import { IPV4_LENGTH, IPV6_LENGTH, ipv4Text, ipv6Text, readIpv4, readIpv6 } from "../address.ts";
import { BAD_STRING_ESCAPE, octetText, quotedText, unescapeTo } from "../character-string.ts";
import { RdataReader } from "../rdata-reader.ts";
import type { RdataRule } from "../rdata-rule.ts";
import { isDohPath } from "./doh-path.ts";
import { ALL_GOOD, base64Text, readBase64 } from "./encodings.ts";
import { readUint } from "./uint.ts";

/** One kind of service parameter (RFC 9460 section 14.3.2). */
export interface SvcParam {
	readonly key: number;
	readonly name: string;
	/** What stands behind the `=`, for messages. */
	readonly expects: string;
	/** The rule that a value breaks which is none; `bad-rdata` where it is not given. */
	readonly fault?: RdataRule;
	/** The octets of a value as written, `octets[start..end)`, or undefined if it is none. */
	read(octets: Uint8Array, start: number, end: number): Uint8Array | undefined;
	/** Whether octets can be the value. */
	valid(value: Uint8Array): boolean;
	/** `name=value`, for a value that is not empty. */
	show(value: Uint8Array): string;
}

export const MANDATORY = 0;
export const ALPN = 1;
export const NO_DEFAULT_ALPN = 2;
/** BIND 9.18 reads this one by its name and writes `key7`. */
const DOHPATH = 7;

/** The octets of a value with escapes, as every key of the form `keyN` takes it. */
export function readOpaque(octets: Uint8Array, start: number, end: number): Uint8Array | undefined {
	const value = new Uint8Array(end - start);
	const length = unescapeTo(octets, start, end, value, 0);
	return length === BAD_STRING_ESCAPE ? undefined : value.subarray(0, length);
}

/** `keyN="value"`, as BIND writes the parameters that it has no name for. */
export function opaqueText(key: number, value: Uint8Array): string {
	return value.length === 0 ? `key${key}` : `key${key}=${quotedText(value, 0, value.length)}`;
}

/** The number of a key as written, or -1. */
export function svcKeyOf(text: string): number {
	const known = SVC_PARAMS.find((param) => param.name === text.toLowerCase());
	if (known) return known.key;
	const match = /^key(0|[1-9]\d{0,4})$/.exec(text);
	return match && Number(match[1]) <= 0xffff ? Number(match[1]) : -1;
}

/** The name of a key as BIND writes it. */
export function svcKeyText(key: number): string {
	return key < DOHPATH ? SVC_PARAMS[key]!.name : `key${key}`;
}

/** The octets of each part of a list with commas between; undefined if one is wrong. */
function readList(
	octets: Uint8Array,
	start: number,
	end: number,
	part: (from: number, to: number) => Uint8Array | undefined,
): Uint8Array | undefined {
	const parts: Uint8Array[] = [];
	for (let from = start; from <= end; ) {
		const comma = octets.indexOf(COMMA, from);
		const to = comma < 0 || comma > end ? end : comma;
		const value = part(from, to);
		if (!value) return undefined;
		parts.push(value);
		from = to + 1;
	}
	return concat(parts);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

function addressList(
	size: number,
	read: (octets: Uint8Array, start: number, end: number, out: Uint8Array, at: number) => boolean,
	text: (wire: Uint8Array, at: number) => string,
): Pick<SvcParam, "read" | "valid"> & { list(value: Uint8Array): string } {
	return {
		read: (octets, start, end) =>
			readList(octets, start, end, (from, to) => {
				const out = new Uint8Array(size);
				return read(octets, from, to, out, 0) ? out : undefined;
			}),
		valid: (value) => value.length > 0 && value.length % size === 0,
		list(value) {
			const texts: string[] = [];
			for (let at = 0; at < value.length; at += size) texts.push(text(value, at));
			return texts.join(",");
		},
	};
}

const ipv4List = addressList(IPV4_LENGTH, readIpv4, ipv4Text);
const ipv6List = addressList(IPV6_LENGTH, readIpv6, ipv6Text);

function uint16At(value: Uint8Array, at: number): number {
	return value[at]! * 256 + value[at + 1]!;
}

function readMandatory(octets: Uint8Array, start: number, end: number): Uint8Array | undefined {
	const keys: number[] = [];
	for (const name of toText(octets, start, end).split(",")) {
		const key = svcKeyOf(name);
		if (key < 0 || keys.includes(key)) return undefined;
		keys.push(key);
	}
	keys.sort((a, b) => a - b);
	return new Uint8Array(keys.flatMap((key) => [key >>> 8, key & 0xff]));
}

/** The keys of `mandatory`, in ascending order. */
export function mandatoryKeys(value: Uint8Array): number[] {
	const keys: number[] = [];
	for (let at = 0; at + 1 < value.length; at += 2) keys.push(uint16At(value, at));
	return keys;
}

function isMandatory(value: Uint8Array): boolean {
	if (value.length === 0 || value.length % 2 !== 0) return false;
	let previous = MANDATORY;
	for (const key of mandatoryKeys(value)) {
		if (key <= previous) return false;
		previous = key;
	}
	return true;
}

/** Protocol names: escapes are undone twice, first as in any string, then those of the list (RFC 9460 appendix A.1). */
function readAlpn(octets: Uint8Array, start: number, end: number): Uint8Array | undefined {
	const text = readOpaque(octets, start, end);
	if (!text) return undefined;
	const out: number[] = [];
	let id: number[] = [];
	for (let at = 0; at <= text.length; at++) {
		let octet = text[at];
		if (octet === undefined || octet === COMMA) {
			if (id.length === 0 || id.length > 255) return undefined;
			out.push(id.length, ...id);
			id = [];
			continue;
		}
		if (octet === BACKSLASH) {
			octet = text[++at];
			if (octet === undefined) return undefined;
		}
		id.push(octet);
	}
	return new Uint8Array(out);
}

function isAlpn(value: Uint8Array): boolean {
	let at = 0;
	while (at < value.length) {
		if (value[at] === 0) return false;
		at += value[at]! + 1;
	}
	return at === value.length && at > 0;
}

function alpnText(value: Uint8Array): string {
	let text = "";
	for (let at = 0; at < value.length; at += value[at]! + 1) {
		if (at > 0) text += ",";
		for (let index = at + 1; index <= at + value[at]!; index++) {
			const octet = value[index]!;
			if (octet === COMMA) text += "\\\\,";
			else if (octet === BACKSLASH) text += "\\\\\\\\";
			else if (octet === SPACE) text += "\\032";
			else text += octetText(octet);
		}
	}
	return `"${text}"`;
}

/** What base64 is read with, as if the value were a token of its own. */
const scratch = new RdataReader();

/** Base64; in quotes it may have blanks. */
function readEch(octets: Uint8Array, start: number, end: number): Uint8Array | undefined {
	const bare = octets.slice(start, end).filter((octet) => octet !== SPACE);
	const token = { octets: bare, starts: new Int32Array([0]), ends: new Int32Array([bare.length]) };
	scratch.start({ ...token, flags: new Uint8Array(1), count: 1 }, 0, bare, () => {});
	return readBase64(scratch, 0, 0) === ALL_GOOD ? scratch.wire.slice(0, scratch.length) : undefined;
}

function readPort(octets: Uint8Array, start: number, end: number): Uint8Array | undefined {
	const port = readUint(octets, start, end, 0xffff);
	return port < 0 ? undefined : new Uint8Array([port >>> 8, port & 0xff]);
}

/** The parameters with names that BIND reads, in the order of their keys. */
export const SVC_PARAMS: readonly SvcParam[] = [
	{
		key: MANDATORY,
		name: "mandatory",
		expects: "a list of other keys, each once, such as alpn,port",
		fault: "svcb-mandatory",
		read: readMandatory,
		valid: isMandatory,
		show: (value) => `mandatory=${mandatoryKeys(value).map(svcKeyText).join(",")}`,
	},
	{
		key: ALPN,
		name: "alpn",
		expects: "a list of protocols such as h2,h3",
		read: readAlpn,
		valid: isAlpn,
		show: (value) => `alpn=${alpnText(value)}`,
	},
	{
		key: NO_DEFAULT_ALPN,
		name: "no-default-alpn",
		expects: "nothing",
		read: (octets, start, end) => (start === end ? octets.subarray(0, 0) : undefined),
		valid: (value) => value.length === 0,
		show: () => "no-default-alpn",
	},
	{
		key: 3,
		name: "port",
		expects: "a number from 0 to 65535",
		fault: "bad-number",
		read: readPort,
		valid: (value) => value.length === 2,
		show: (value) => `port=${uint16At(value, 0)}`,
	},
	{
		key: 4,
		name: "ipv4hint",
		expects: "a list of IPv4 addresses",
		fault: "bad-ipv4",
		read: ipv4List.read,
		valid: ipv4List.valid,
		show: (value) => `ipv4hint=${ipv4List.list(value)}`,
	},
	{
		key: 5,
		name: "ech",
		expects: "base64 data",
		fault: "base64-bad",
		read: readEch,
		valid: () => true,
		show: (value) => `ech=${base64Text(value)}`,
	},
	{
		key: 6,
		name: "ipv6hint",
		expects: "a list of IPv6 addresses",
		fault: "bad-ipv6",
		read: ipv6List.read,
		valid: ipv6List.valid,
		show: (value) => `ipv6hint=${ipv6List.list(value)}`,
	},
	{
		key: DOHPATH,
		name: "dohpath",
		expects: "a path with a variable dns such as /dns-query{?dns}",
		fault: "svcb-dohpath",
		read: readOpaque,
		valid: (value) => isDohPath(toText(value)),
		show: (value) => opaqueText(DOHPATH, value),
	},
];

/** Later parameters, which BIND 9.18 takes as `keyN` only. */
export const LATER_SVC_PARAMS: ReadonlyMap<string, number> = new Map([
	["ohttp", 8],
	["tls-supported-groups", 9],
	["docpath", 10],
	["pvd", 11],
]);
