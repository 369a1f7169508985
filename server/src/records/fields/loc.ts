import type { RdataCursor, RdataReader } from "../rdata-reader.ts";
import type { Field } from "../record-type.ts";
import { defineField } from "./define-field.ts";

/** RFC 1876 section 2: angles in thousandths of a second, from the middle of the number range. */
const MIDDLE = 2 ** 31;
const DEGREE = 3_600_000;
const MINUTE = 60_000;
/** Altitudes are in centimetres above this depth. */
const LOWEST = 10_000_000;
const RDATA_LENGTH = 16;

/** Size and precisions where they are left out: 1 m, 10 km, 10 m, each a digit and a power of ten of centimetres. */
const DEFAULT_PRECISIONS = [0x12, 0x16, 0x13];
const PRECISION_NAMES = ["size", "horizontal precision", "vertical precision"];

/** A place on earth: latitude, longitude, altitude, and how exact they are (LOC, RFC 1876). */
export const location = defineField({
	id: "location",
	many: true,
	expects: "latitude, longitude and altitude such as 52 22 23.000 N 4 53 32.000 E -2.00m",
	read(reader, field) {
		const at = reader.length;
		reader.length += 4;
		if (!readAngle(reader, field, "latitude", 90, "NS")) return false;
		if (!readAngle(reader, field, "longitude", 180, "EW")) return false;
		if (!readAltitude(reader, field)) return false;
		reader.wire[at] = 0;
		for (let index = 0; index < 3; index++) {
			const value = readPrecision(reader, field, index);
			if (value < 0) return false;
			reader.wire[at + 1 + index] = value;
		}
		return true;
	},
	show(cursor) {
		cursor.octet();
		const precisions = [cursor.octet(), cursor.octet(), cursor.octet()];
		const latitude = angleText(cursor.uint32(), "N", "S");
		const longitude = angleText(cursor.uint32(), "E", "W");
		const altitude = cursor.uint32() - LOWEST;
		const metres = `${altitude < 0 ? "-" : ""}${metresText(Math.abs(altitude))}`;
		return [latitude, longitude, metres, ...precisions.map(precisionText)].join(" ");
	},
	valid(cursor) {
		if (isOtherVersion(cursor)) {
			cursor.at = cursor.end;
			return true;
		}
		const start = cursor.at;
		if (!cursor.skip(RDATA_LENGTH)) return false;
		for (let index = 1; index <= 3; index++) {
			const octet = cursor.wire[start + index]!;
			if (octet >>> 4 > 9 || (octet & 15) > 9) return false;
		}
		cursor.at = start + 4;
		if (Math.abs(cursor.uint32() - MIDDLE) > 90 * DEGREE) return false;
		if (Math.abs(cursor.uint32() - MIDDLE) > 180 * DEGREE) return false;
		return cursor.skip(4);
	},
	opaque: isOtherVersion,
});

/** Only version 0 is defined; what else is there is not looked into. */
function isOtherVersion(cursor: RdataCursor): boolean {
	return cursor.at < cursor.end && cursor.wire[cursor.at] !== 0;
}

/** The next token's text, or undefined after it has been reported missing. */
function nextWord(reader: RdataReader, field: Field, part: string): string | undefined {
	if (reader.next >= reader.count) {
		reader.fail(reader.count, `${field.name} has no ${part}: expected ${field.kind.expects}`, "missing-rdata");
		return undefined;
	}
	const token = reader.word(field);
	return token < 0 ? undefined : reader.text(token);
}

function rejectPart(reader: RdataReader, field: Field, part: string, expected: string): false {
	const token = reader.next - 1;
	const text = reader.text(token);
	const rule = /^[-+]?\d+(\.\d*)?m?$/.test(text) ? "loc-range" : "bad-rdata";
	return reader.fail(token, `${field.name} has a wrong ${part}: expected ${expected}, not "${text}"`, rule);
}

/** Reads degrees, optional minutes, optional seconds, and a direction, one of the two letters of `directions`. */
function readAngle(
	reader: RdataReader,
	field: Field,
	part: string,
	maxDegrees: number,
	directions: "NS" | "EW",
): boolean {
	let angle = 0;
	for (let step = 0; step < 4; step++) {
		const word = nextWord(reader, field, part);
		if (word === undefined) return false;
		if (step > 0 && word.length === 1 && directions.includes(word)) {
			if (angle > maxDegrees * DEGREE) return rejectPart(reader, field, part, `at most ${maxDegrees} degrees`);
			reader.uint32(word === directions[0] ? MIDDLE + angle : MIDDLE - angle);
			return true;
		}
		const value = angleStep(word, step, maxDegrees);
		if (value < 0) return rejectPart(reader, field, part, expectedStep(step, maxDegrees, directions));
		angle += value;
		if (angle > maxDegrees * DEGREE) return rejectPart(reader, field, part, `at most ${maxDegrees} degrees`);
	}
	return false;
}

function expectedStep(step: number, maxDegrees: number, directions: string): string {
	const direction = `${directions[0]} or ${directions[1]}`;
	if (step === 0) return `degrees from 0 to ${maxDegrees}`;
	if (step === 1) return `minutes from 0 to 59, ${direction}`;
	return step === 2 ? `seconds below 60 with at most three decimals, ${direction}` : direction;
}

/** Thousandths of a second of a number of degrees (step 0), minutes (1) or seconds (2); -1 if it is none. */
function angleStep(word: string, step: number, maxDegrees: number): number {
	if (step === 2) {
		const match = /^(\d{0,9})(?:\.(\d{0,3}))?$/.exec(word);
		if (!match || word === "." || word === "") return -1;
		const seconds = Number(match[1] || "0");
		return seconds > 59 ? -1 : seconds * 1000 + Number((match[2] ?? "").padEnd(3, "0"));
	}
	if (step > 2 || !/^\d{1,9}$/.test(word)) return -1;
	const value = Number(word);
	if (step === 0) return value > maxDegrees ? -1 : value * DEGREE;
	return value > 59 ? -1 : value * MINUTE;
}

function readAltitude(reader: RdataReader, field: Field): boolean {
	const word = nextWord(reader, field, "altitude");
	if (word === undefined) return false;
	const negative = word.startsWith("-");
	const size = centimetres(word.replace(/^[-+]/, ""));
	const altitude = (negative ? -size : size) + LOWEST;
	if (size < 0 || altitude < 0 || altitude > 0xffffffff) {
		return rejectPart(reader, field, "altitude", "metres from -100000.00m to 42849672.95m");
	}
	reader.uint32(altitude);
	return true;
}

/** One of the three optional sizes as digit and power of ten, rounded down; -1 after it has been reported wrong. */
function readPrecision(reader: RdataReader, field: Field, index: number): number {
	if (reader.next === reader.count) return DEFAULT_PRECISIONS[index]!;
	const part = PRECISION_NAMES[index]!;
	const word = nextWord(reader, field, part);
	if (word === undefined) return -1;
	let size = centimetres(word);
	if (size < 0 || size >= 9_000_000_100) {
		rejectPart(reader, field, part, "metres from 0 to 90000000.00m");
		return -1;
	}
	let exponent = 0;
	while (size > 9) {
		size = Math.floor(size / 10);
		exponent++;
	}
	return size * 16 + exponent;
}

/** Centimetres of a number of metres with at most two decimals, with or without `m`; -1 if it is none. */
function centimetres(word: string): number {
	const match = /^(\d{0,12})(?:\.(\d{0,2}))?m?$/.exec(word);
	if (!match || !/^\.?\d/.test(word)) return -1;
	return Number(match[1] || "0") * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}

function angleText(value: number, positive: string, negative: string): string {
	const angle = Math.abs(value - MIDDLE);
	const degrees = Math.floor(angle / DEGREE);
	const minutes = Math.floor((angle % DEGREE) / MINUTE);
	const seconds = ((angle % MINUTE) / 1000).toFixed(3);
	return `${degrees} ${minutes} ${seconds} ${value >= MIDDLE ? positive : negative}`;
}

function metresText(size: number): string {
	return `${Math.floor(size / 100)}.${String(size % 100).padStart(2, "0")}m`;
}

/** BIND writes centimetres below one metre only. */
function precisionText(octet: number): string {
	const size = (octet >>> 4) * 10 ** (octet & 15);
	return (octet & 15) >= 2 ? `${size / 100}m` : metresText(size);
}
