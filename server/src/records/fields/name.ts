import { MAX_LABEL, MAX_NAME, nameText } from "../domain-name.ts";
import type { RdataCursor } from "../rdata-reader.ts";
import type { FieldKind } from "../record-type.ts";
import { defineField } from "./define-field.ts";

/**
 * Whether an uncompressed, whole name stands at the cursor; moves behind it. Names in RDATA of `\#` may not be
 * compressed (RFC 3597 section 4).
 */
export function validName(cursor: RdataCursor): boolean {
	const start = cursor.at;
	while (cursor.at < cursor.end) {
		const length = cursor.octet();
		if (length === 0) return cursor.at - start <= MAX_NAME;
		if (length > MAX_LABEL) return false;
		cursor.at += length;
	}
	return false;
}

function nameKind(id: string, expects: string): FieldKind {
	return {
		id,
		expects,
		fault: "quoted-name",
		read: (reader, field) => reader.domainName(field),
		show: (cursor) => nameText(cursor.wire, cursor.name()),
		valid: validName,
	};
}

const hostKind = nameKind("host", "a host name");
const mailboxKind = nameKind("mailbox", "a mailbox written as a name, with a dot in place of the @");
const plainKind = nameKind("name", "a domain name");

/** Any domain name. */
export const name = defineField(plainKind);
/** A name that BIND's check-names tests as the name of a host. */
export const host = defineField(hostKind);
/** A mailbox as a name (RFC 1035 section 8): check-names tests all labels but the first. */
export const mailbox = defineField(mailboxKind);

/** Whether fields of this kind are always one domain name. */
export function isNameKind(kind: FieldKind): boolean {
	return kind === hostKind || kind === plainKind || kind === mailboxKind;
}

/** Any number of names up to the end, none as well (the servers of HIP, RFC 8005). */
export const names = defineField({
	id: "names",
	many: true,
	expects: "domain names",
	fault: "quoted-name",
	read(reader, field) {
		while (reader.next < reader.count) if (!reader.domainName(field)) return false;
		return true;
	},
	show(cursor) {
		const texts: string[] = [];
		while (cursor.at < cursor.end) texts.push(nameText(cursor.wire, cursor.name()));
		return texts.join(" ");
	},
	valid(cursor) {
		while (cursor.at < cursor.end) if (!validName(cursor)) return false;
		return true;
	},
});
