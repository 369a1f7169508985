import { caaTag as tagField } from "../../records/fields/caa-tag.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import type { Action } from "../fix.ts";
import { setFields } from "../fixes/set-fields.ts";
import { type CaaProperty, caaIssuer, caaProperty } from "../judgements/caa-property.ts";
import type { RecordRule, Violation } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

const FLAGS = 0;
const TAG = 1;
const VALUE = 2;
/** The flag that makes a property critical, and so the only one there is. */
const CRITICAL = 128;
/** Tags whose value is an authority. */
const ISSUE = /^issue(?:wild|mail|vmc)?$/i;
/** The name of an authority (RFC 8659 section 4.2). */
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i;

/** RFC 8659 section 4: flags, tag and value of a CAA record are such that an authority understands them. */
export const caaTag: RecordRule = {
	id: "caa-tag",
	group: "record-syntax",
	subject: "record",
	types: [TYPE_CODE.CAA],
	severity: "warning",
	summary: "The flags, tag or value of a CAA record are none that an authority understands",
	sources: ["RFC 8659 section 4", "RFC 9495"],

	check(record, report) {
		if (record.isGenerated) return;
		const property = caaProperty(record);
		const violation = property && violationOf(record, property);
		if (violation) report(violation);
	},
};

function violationOf(record: RecordView, property: CaaProperty): Violation | undefined {
	const { flags, tag, value } = property;
	const fix = (field: number, text: string): Action => setFields(record, new Map([[field, text]]), `Write ${text}`);
	if (!tagField("").kind.words?.has(tag.toLowerCase())) {
		// A critical one keeps authorities from issuing, and another rule says so.
		if ((flags & CRITICAL) !== 0) return undefined;
		const message = `No certification authority knows the tag ${tag}, so this record does nothing. Correct the tag: most often issue, issuewild or iodef is meant`;
		return { at: record.atField(TAG), message };
	}
	if (tag !== tag.toLowerCase()) {
		const message = `Old versions of NSD refuse the tag ${tag} in capital letters. Write ${tag.toLowerCase()}`;
		return { at: record.atField(TAG), message, actions: () => [fix(TAG, tag.toLowerCase())] };
	}
	if (flags !== 0 && flags !== CRITICAL) {
		const message = `The flags of CAA are 0, or ${CRITICAL} for a property that an authority must understand; ${flags} means nothing. Write one of the two`;
		return {
			at: record.atField(FLAGS),
			message,
			actions: () => [
				fix(FLAGS, flags === 1 ? String(CRITICAL) : "0"),
				fix(FLAGS, flags === 1 ? "0" : String(CRITICAL)),
			],
		};
	}
	if (ISSUE.test(tag) && !DOMAIN.test(caaIssuer(property)) && caaIssuer(property) !== "") {
		const message = `The value of ${tag} begins with the domain of an authority, such as letsencrypt.org, or is ; for nobody, and "${value}" is neither. Correct it, or authorities take it as forbidding all`;
		return { at: record.atField(VALUE), message };
	}
	if (tag === "iodef" && !/^(?:mailto:[^@\s]+@[^@\s]+|https?:\/\/\S+)$/i.test(value)) {
		const isAddress = /^[^@\s:]+@[^@\s]+$/.test(value);
		const message = `The value of iodef is a URL that begins with mailto: or https:, and "${value}" is none, so nobody is told of refused certificates. Write a URL`;
		return { at: record.atField(VALUE), message, actions: () => (isAddress ? [fix(VALUE, `"mailto:${value}"`)] : []) };
	}
	return undefined;
}
