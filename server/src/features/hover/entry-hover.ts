import { durationText } from "../../records/duration-text.ts";
import { fieldNote } from "../../records/field-notes.ts";
import type { Field, RecordType } from "../../records/record-type.ts";
import { recordTypeByCode } from "../../records/record-types.ts";
import { TYPE_CODE, typeName } from "../../records/type-code.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { RecordId } from "../../tables/record-table.ts";
import type { Part, Reading } from "../places/located.ts";
import { fileLocation } from "../places/location.ts";
import { ttlSource } from "../places/ttl-source.ts";
import { rfcPage } from "../rfc-page.ts";
import { dnssecFieldText } from "./dnssec-field.ts";
import { keyHover } from "./dnssec-hover.ts";
import { type HoverBlock, linkTo, type Piece } from "./hover-text.ts";
import { soaFieldText } from "./soa-field.ts";

/** What a type is for, its fields, and the record in full. */
export function typeHover(context: RuleContext, code: number, { records }: Reading): HoverBlock[] {
	const type = recordTypeByCode(code);
	const title: Piece[] = [
		{ code: typeName(code) },
		` – ${type ? type.summary : "a type without a text form of its own"}`,
	];
	const [record] = records;
	return [
		{ paragraph: type ? [...title, " (", referenceOf(type), ")", ...statusOf(type)] : title },
		...fieldsOf(type),
		...(record === undefined || records.length > 1
			? []
			: [...wholeRecord(context, record), ...keyHover(context, record)]),
	];
}

function statusOf({ name, refused, status }: RecordType): Piece[] {
	if (refused !== undefined) return [`. ${name} ${refused}`];
	return status === "standard" ? [] : [`, ${status}`];
}

/** The document that defines a type, as a link where it is an RFC. */
function referenceOf({ reference }: RecordType): Piece {
	const number = /^RFC (\d+)$/.exec(reference)?.[1];
	return number === undefined ? reference : { text: reference, url: rfcPage(number) };
}

function fieldsOf(type: RecordType | undefined): HoverBlock[] {
	const fields = type?.fields ?? [];
	return fields.length === 0 ? [] : [{ list: fields.map(({ name, kind }) => [name, `: ${kind.expects}`]) }];
}

/** A record as a server has it, and where its TTL is from. */
function wholeRecord(context: RuleContext, record: RecordId): HoverBlock[] {
	const { owner, rdata, ttl, type } = context.viewRecord(context, record);
	return [
		{ lines: `${owner} ${ttl} IN ${typeName(type)} ${rdata}` },
		{ paragraph: [`TTL ${durationText(ttl)}`, ...sourceOf(context, record)] },
	];
}

function sourceOf(context: RuleContext, record: RecordId): Piece[] {
	const source = ttlSource(context.workspace, record);
	switch (source.kind) {
		case "written":
			return [", written here"];
		case "previous":
			return [", that of the record before"];
		default: {
			const start = { line: source.line, character: 0 };
			const place = { ...fileLocation(source.path), selection: { start, end: start } };
			return [`, from ${source.kind === "soa" ? "the minimum of the SOA" : "$TTL"} `, linkTo(place)];
		}
	}
}

/** A written duration in words; it is the whole default where `$TTL` writes it. */
export function ttlHover(seconds: number, kind: "record" | "default"): HoverBlock[] {
	if (seconds < 0) return [{ paragraph: ["No duration: write seconds, or units as in ", { code: "1h30m" }] }];
	const use =
		kind === "default" ? "TTL of the records below that write none" : "resolvers may keep the record for so long";
	return [{ paragraph: [`${durationText(seconds)} (${seconds} s): ${use}`] }];
}

/**
 * A field of RDATA that is neither a name nor an address.
 *
 * @param written the word at hand, one of several where the field takes many.
 */
export function fieldHover(
	context: RuleContext,
	part: Extract<Part, { kind: "field" }>,
	reading: Reading,
	written: string,
): HoverBlock[] {
	const { code, field, wire } = part;
	if (!field) return typeHover(context, code, reading);
	const value = wire.reduce((number, octet) => number * 256 + octet, 0);
	const title: Piece[] = [{ code: typeName(code) }, ` ${field.name} – `];
	const [record] = reading.records;
	return [
		{ paragraph: [...title, ...(meaningOf(context, code, field, value) ?? [meaningOfField(code, field)])] },
		...wordOf(code, field, written),
		...(field.name === "key tag" && record !== undefined ? keyHover(context, record) : []),
	];
}

/** What the field says, and how it is written. */
function meaningOfField(code: number, field: Field): string {
	const note = fieldNote(typeName(code), field.name);
	return note ? `${note.meaning} (${field.kind.expects})` : field.kind.expects;
}

/** What the word at hand means in the registry of its field; a key of several stands before `=`. */
function wordOf(code: number, field: Field, written: string): HoverBlock[] {
	const words = fieldNote(typeName(code), field.name)?.words ?? field.kind.words;
	const word = field.kind.many ? written.replace(/=.*$/s, "") : written;
	const shown = [word, word.toLowerCase(), word.toUpperCase(), `"${word.toUpperCase()}"`].find((one) =>
		words?.has(one),
	);
	return shown === undefined ? [] : [{ paragraph: [{ code: word }, ` – ${words!.get(shown)}`] }];
}

function meaningOf(context: RuleContext, code: number, field: Field, value: number): Piece[] | undefined {
	if (code === TYPE_CODE.SOA) return soaFieldText(field.name, value, context.today());
	const meaning = dnssecFieldText(field.kind.id, value);
	return meaning === undefined ? undefined : [meaning];
}
