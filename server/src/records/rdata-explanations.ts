import { readUint } from "./fields/uint.ts";
import type { RecordType } from "./record-type.ts";

/** What is really wrong with a record, as the record table takes it. */
type Explanation = NonNullable<RecordType["explain"]>;

/** MX with the host before the preference. */
export const explainMx: Explanation = (fault, reader) => {
	const { token, rule } = fault;
	const next = token + 1;
	if (rule !== "bad-number" || next !== reader.count - 1) return fault;
	if (readUint(reader.octets, reader.starts[next]!, reader.ends[next]!, 0xffff) < 0) return fault;
	const message = `the preference stands before the mail server: write ${reader.text(next)} ${reader.text(token)}`;
	return { token, message, rule: "mx-fields-swapped" };
};

/** SOA with more or fewer than its seven fields. */
export const explainSoa: Explanation = (fault, reader) => {
	const { token, rule, message } = fault;
	if (rule === "missing-rdata") {
		return { token, message: `an SOA record has seven fields: ${message}`, rule: "soa-field-count" };
	}
	if (rule !== "extra-rdata") return fault;
	const text = `an SOA record has seven fields, and the last of them is the minimum: "${reader.text(token)}" is too much`;
	return { token, message: text, rule: "soa-field-count" };
};
