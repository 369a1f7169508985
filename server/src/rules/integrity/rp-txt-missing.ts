import { nameLength, nameText } from "../../records/domain-name.ts";
import { TYPE_CODE, typeName } from "../../records/type-code.ts";
import { TYPE_TXT } from "../../workspace/lookup.ts";
import { appendDot } from "../fixes/append-dot.ts";
import { askForText } from "../fixes/ask-for-text.ts";
import { wholeNameMeant } from "../judgements/whole-name.ts";
import type { RecordRule } from "../rule.ts";

/** The field of an RP that names the text. */
const TEXT = 1;

/** RFC 1183 section 2.2: the second name of an RP has TXT records about the person, or is the root. */
export const rpTxtMissing: RecordRule = {
	id: "rp-txt-missing",
	group: "integrity",
	subject: "record",
	types: [TYPE_CODE.RP],
	severity: "warning",
	summary: "An RP record names a text that does not exist",
	sources: ["RFC 1183 section 2.2"],

	check(record, report) {
		if (record.isGenerated || !record.text) return;
		const { wire } = record;
		const name = nameText(wire, nameLength(wire, 0)).toLowerCase();
		if (name === ".") return;
		const { lookup } = record.context.workspace;
		const resolution = record.resolve(name);
		if (!resolution) return;
		const { answer, aliases, wildcard } = resolution;
		if (answer.kind === "outside" || answer.zone.dynamic) return;
		if (answer.kind === "found" && lookup.recordIn(answer.zone, answer.node, TYPE_TXT) >= 0) return;
		const meant = wholeNameMeant(record, TEXT);
		const remedy =
			meant === undefined
				? "Add the text, or write a dot in place of the name"
				: `${meant} is probably meant: append the final dot`;
		report({
			at: record.atField(TEXT),
			message: `The RP record of ${record.owner} says that ${name} has a ${typeName(TYPE_TXT)} record about the person, but there is none. ${remedy}`,
			actions: () => {
				if (meant !== undefined) return [appendDot(record, TEXT)];
				// Beside a CNAME no text can stand, and one of its own would take a name from its wildcard.
				return aliases.length > 0 || wildcard ? [] : [askForText(record.context, answer.zone, name)];
			},
		});
	},
};
