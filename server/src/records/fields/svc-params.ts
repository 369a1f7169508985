import { EQUALS } from "../../text/char.ts";
import { toText } from "../../text/utf8.ts";
import { QUOTED, type RdataCursor, type RdataReader } from "../rdata-reader.ts";
import type { RdataFault } from "../rdata-rule.ts";
import type { Field } from "../record-type.ts";
import { defineField } from "./define-field.ts";
import {
	ALPN,
	LATER_SVC_PARAMS,
	MANDATORY,
	mandatoryKeys,
	NO_DEFAULT_ALPN,
	opaqueText,
	readOpaque,
	SVC_PARAMS,
	svcKeyOf,
	svcKeyText,
} from "./svc-param-values.ts";

/** The parameters of a record by their keys. */
type Params = Map<number, Uint8Array>;

/** The parameters of SVCB and HTTPS: `key` or `key=value`, in any order, shown in that of the wire (RFC 9460 section 2.1). */
export const svcParams = defineField({
	id: "svc-params",
	many: true,
	expects: "parameters such as alpn=h2,h3 port=8443",
	words: new Map(SVC_PARAMS.map(({ name, expects }) => [name, expects])),
	read(reader, field) {
		const first = reader.next;
		const params: Params = new Map();
		while (reader.next < reader.count) if (!readParam(reader, field, params)) return false;
		const problem = setProblem(params);
		if (problem) {
			return reader.fail(Math.min(first, reader.count - 1), `${field.name}: ${problem.message}`, problem.rule);
		}
		for (const [key, value] of [...params].sort(([a], [b]) => a - b)) {
			reader.uint16(key);
			reader.uint16(value.length);
			for (const octet of value) reader.octet(octet);
		}
		return true;
	},
	show(cursor) {
		const shown: string[] = [];
		while (cursor.at < cursor.end) {
			const key = cursor.uint16();
			const value = valueAt(cursor);
			const known = SVC_PARAMS[key];
			if (!known) shown.push(opaqueText(key, value));
			else shown.push(value.length === 0 ? svcKeyText(key) : known.show(value));
		}
		return shown.join(" ");
	},
	valid(cursor) {
		const params: Params = new Map();
		let previous = -1;
		while (cursor.at < cursor.end) {
			const key = cursor.uint16();
			const value = valueAt(cursor);
			if (cursor.at > cursor.end || key <= previous || SVC_PARAMS[key]?.valid(value) === false) return false;
			params.set(key, value);
			previous = key;
		}
		return setProblem(params) === undefined;
	},
});

function valueAt(cursor: RdataCursor): Uint8Array {
	const length = cursor.uint16();
	cursor.at += length;
	return cursor.wire.subarray(cursor.at - length, cursor.at);
}

/** Reads one parameter. A value in quotes is a token of its own that starts right behind the `=`. */
function readParam(reader: RdataReader, field: Field, params: Params): boolean {
	const token = reader.word(field);
	if (token < 0) return false;
	const start = reader.starts[token]!;
	const end = reader.ends[token]!;
	const equals = reader.octets.indexOf(EQUALS, start);
	const keyEnd = equals < 0 || equals >= end ? end : equals;
	let valueToken = token;
	let valueStart = Math.min(keyEnd + 1, end);
	const next = reader.next;
	const isBehind = next < reader.count && reader.starts[next] === end + 1 && (reader.flags[next]! & QUOTED) !== 0;
	if (keyEnd === end - 1 && isBehind) {
		valueToken = reader.next++;
		valueStart = reader.starts[valueToken]!;
	}
	const name = toText(reader.octets, start, keyEnd);
	const key = svcKeyOf(name);
	if (key < 0) return reader.fail(token, `${field.name}: ${unknownKey(name)}`, "svcb-unknown-key");
	if (params.has(key)) {
		return reader.fail(token, `${field.name}: ${svcKeyText(key)} is there twice: remove one`, "svcb-duplicate-key");
	}
	const param = SVC_PARAMS[key];
	// Only the name in lower case has a value of its own form; for BIND, `PORT` is the same as `key3`.
	const read = param?.name === name ? param.read : readOpaque;
	const value = read(reader.octets, valueStart, reader.ends[valueToken]!);
	if (value && value.length <= 0xffff && param?.valid(value) !== false) {
		params.set(key, value);
		return true;
	}
	const expects = param?.expects ?? "a text; write \\DDD with three digits for an octet";
	return reader.fail(valueToken, `${field.name}: the value of ${name} must be ${expects}`, param?.fault);
}

function unknownKey(name: string): string {
	const key = LATER_SVC_PARAMS.get(name.toLowerCase());
	if (key !== undefined) return `BIND 9.18 does not know the parameter ${name}: write key${key}`;
	return `"${name}" is no service parameter: write a name such as alpn, or keyN with the number of the parameter`;
}

/** What is wrong with the parameters as a whole (RFC 9460 section 7.1.1 and 8). */
function setProblem(params: Params): Omit<RdataFault, "token"> | undefined {
	const mandatory = params.get(MANDATORY);
	for (const key of mandatory ? mandatoryKeys(mandatory) : []) {
		const lacks = `mandatory names ${svcKeyText(key)}, which the record does not have`;
		if (key === MANDATORY) return { rule: "svcb-mandatory", message: "mandatory must not name itself" };
		if (!params.has(key)) return { rule: "svcb-mandatory", message: lacks };
	}
	if (params.has(NO_DEFAULT_ALPN) && !params.has(ALPN)) {
		const message = "no-default-alpn leaves no protocol without alpn: add alpn or remove it";
		return { rule: "svcb-no-default-alpn", message };
	}
	return undefined;
}
