import { BACKSLASH, HASH } from "../text/char.ts";
import { ALL_GOOD, hexText, inChunks, readHex } from "./fields/encodings.ts";
import { isNameKind } from "./fields/name.ts";
import { readUint } from "./fields/uint.ts";
import { MAX_RDATA, QUOTED, RdataCursor, type RdataReader } from "./rdata-reader.ts";
import type { RecordType } from "./record-type.ts";
import { recordTypeByCode } from "./record-types.ts";
import { TYPE_CODE, typeName } from "./type-code.ts";

/** BIND keeps the records of a name and type together in 65535 octets, so one has a little less than its message could hold. */
const MAX_LOADED = 65510;

/**
 * Reads the tokens of a record's RDATA into `reader.wire`: the fields of its type, or `\# length hex` (RFC 3597 section 5),
 * which every type takes. `type` is undefined for types that are not in the table.
 *
 * @returns false after exactly one problem has been reported to the reader.
 *
 * Hot: runs for each record of a million-line file. Allocates nothing for the common types.
 */
export function readRdata(type: RecordType | undefined, code: number, reader: RdataReader): boolean {
	reader.explain = type?.explain;
	if (type === undefined ? isMeta(code) : type.refused !== undefined) return refuse(type, code, reader);
	if (reader.next < reader.count && isGeneric(reader, code)) return readGeneric(type, code, reader);
	if (type === undefined || type.fields.length === 0) return failWithoutText(code, reader);
	const fields = type.fields;
	for (let index = 0; index < fields.length; index++) {
		const field = fields[index]!;
		if (!field.kind.read(reader, field)) return false;
	}
	if (reader.next < reader.count) return failSurplus(reader, fields[fields.length - 1]!.name);
	return checkWhole(type, code, reader);
}

/**
 * Reads the first fields only, of RDATA that has been read in full before and is right: so the octets of a signature or key behind them
 * cost nothing. What is written with `\#` is read as a whole.
 */
export function readFirstFields(type: RecordType, reader: RdataReader, count: number): void {
	if (reader.next < reader.count && isGeneric(reader, type.code)) {
		readGeneric(type, type.code, reader);
		return;
	}
	for (const field of type.fields.slice(0, count)) if (!field.kind.read(reader, field)) return;
}

/** Types that never stand in a zone file: 0, and the range of meta types and queries (RFC 6895 section 3.1). */
function isMeta(code: number): boolean {
	return code === 0 || (code >= 128 && code <= 255);
}

function refuse(type: RecordType | undefined, code: number, reader: RdataReader): false {
	const reason = type?.refused ?? "is for messages between servers and never stands in a zone file";
	const rule = type?.status === "obsolete" ? "obsolete-type" : "meta-type";
	return reader.fail(reader.next, `${typeName(code)} ${reason}`, rule);
}

function failWithoutText(code: number, reader: RdataReader): false {
	return reader.fail(
		reader.next,
		`${typeName(code)} has no text form: write \\# followed by the number of octets and the octets in hexadecimal`,
	);
}

function failSurplus(reader: RdataReader, lastField: string): false {
	return reader.fail(reader.next, `extra text after ${lastField}: "${reader.text(reader.next)}"`, "extra-rdata");
}

function checkWhole(type: RecordType | undefined, code: number, reader: RdataReader): boolean {
	if (reader.length > MAX_LOADED) {
		return reader.fail(
			reader.count - 1,
			`${typeName(code)} record has ${reader.length} octets of data: servers load at most ${MAX_LOADED}`,
			"rdata-too-long",
		);
	}
	const problem = type?.check?.(reader.wire, reader.length);
	return problem === undefined || reader.fail(reader.count - 1, problem.message, problem.rule);
}

/** Whether `\#` comes next, without quotes. In TXT it is a string unless a number follows, as BIND takes it. */
function isGeneric(reader: RdataReader, code: number): boolean {
	const token = reader.next;
	if (!isBareMark(reader, token)) return false;
	if (code !== TYPE_CODE.TXT) return true;
	const length = token + 1;
	if (length >= reader.count || (reader.flags[length]! & QUOTED) !== 0) return false;
	return readUint(reader.octets, reader.starts[length]!, reader.ends[length]!, 0xffffffff) >= 0;
}

function isBareMark(reader: RdataReader, token: number): boolean {
	const start = reader.starts[token]!;
	if (reader.ends[token]! - start !== 2 || (reader.flags[token]! & QUOTED) !== 0) return false;
	return reader.octets[start] === BACKSLASH && reader.octets[start + 1] === HASH;
}

/** Reads `\# length hex`, then walks the octets as the fields of the type, if it is known. */
function readGeneric(type: RecordType | undefined, code: number, reader: RdataReader): boolean {
	const lengthToken = reader.next + 1;
	if (lengthToken >= reader.count) return reader.fail(reader.count, "length is missing after \\#", "missing-rdata");
	const isBare = (reader.flags[lengthToken]! & QUOTED) === 0;
	const start = reader.starts[lengthToken]!;
	const length = isBare ? readUint(reader.octets, start, reader.ends[lengthToken]!, MAX_RDATA) : -1;
	if (length < 0) {
		return reader.fail(
			lengthToken,
			`length after \\# must be a number from 0 to ${MAX_RDATA}, not "${reader.text(lengthToken)}"`,
		);
	}
	const data = lengthToken + 1;
	for (let token = data; token < reader.count; token++) {
		if ((reader.flags[token]! & QUOTED) !== 0)
			return reader.fail(token, "data after \\# must be written without quotes");
	}
	const wrong = readHex(reader, data, reader.count - 1);
	if (wrong !== ALL_GOOD) {
		return reader.fail(wrong, "data after \\# must be an even number of hexadecimal digits", "hex-odd");
	}
	if (reader.length !== length) {
		const message = `length after \\# is ${length}, but ${reader.length} octets follow`;
		return reader.fail(lengthToken, message, "rdlength-mismatch");
	}
	reader.next = reader.count;
	return (type === undefined || walkFields(type, reader, data)) && checkWhole(type, code, reader);
}

/** Checks that the octets of `\#` are what the type's fields would have given, and notes where its first name is. */
function walkFields(type: RecordType, reader: RdataReader, data: number): boolean {
	if (type.fields.length === 0) return true;
	const token = Math.min(data, reader.count - 1);
	const cursor = new RdataCursor(reader.wire, 0, reader.length);
	for (const field of type.fields) {
		if (reader.nameAt < 0 && isNameKind(field.kind)) {
			reader.nameAt = cursor.at;
			reader.nameToken = token;
		}
		if (field.kind.valid && !field.kind.valid(cursor)) {
			return reader.fail(token, `data after \\# is no ${type.name} record: ${field.name} is wrong or missing`);
		}
	}
	if (cursor.at === reader.length) return true;
	const surplus = reader.length - cursor.at;
	return reader.fail(token, `data after \\# is no ${type.name} record: ${surplus} octets too many`);
}

/**
 * The canonical text of valid RDATA, `wire[start..end)`, as `named-compilezone -D -f text -s full` writes it, with single blanks.
 */
export function showRdata(code: number, wire: Uint8Array, start: number, end: number): string {
	const fields = showFields(code, wire, start, end);
	return fields?.filter((text) => text !== "").join(" ") ?? genericText(wire, start, end);
}

/** The same for each field of the type, "" for one that is left out; undefined where the RDATA is shown as octets. */
export function showFields(code: number, wire: Uint8Array, start: number, end: number): string[] | undefined {
	const type = recordTypeByCode(code);
	if (type === undefined || type.fields.length === 0) return undefined;
	const cursor = new RdataCursor(wire, start, end);
	const texts: string[] = [];
	for (const field of type.fields) {
		if (field.kind.opaque?.(cursor)) return undefined;
		texts.push(field.kind.show(cursor, field));
	}
	return texts;
}

function genericText(wire: Uint8Array, start: number, end: number): string {
	const data = inChunks(hexText(wire.subarray(start, end)));
	return data === "" ? "\\# 0" : `\\# ${end - start} ${data}`;
}
