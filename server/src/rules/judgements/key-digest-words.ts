import type { DelegationDigest } from "../../dnssec/fault.ts";
import { hexText } from "../../records/fields/encodings.ts";
import type { Action } from "../fix.ts";
import { setFields } from "../fixes/set-fields.ts";
import type { RecordView } from "../views/record-view.ts";

/** Key tag, algorithm, digest type and digest: the fields of a DS or CDS. */
const DIGEST_FIELD = 3;

/** Writes what a DS or CDS says of a key into one that says something else; nothing where no key can be meant. */
export function digestActions(record: RecordView, repair: DelegationDigest | undefined): readonly Action[] {
	if (!repair) return [];
	const { keyTag, algorithm, digestType, digest } = repair;
	const texts = new Map([keyTag, algorithm, digestType, hexText(digest)].map((text, field) => [field, String(text)]));
	// A digest may be written in several pieces.
	const written = record.text?.fields.length ?? 0;
	for (let field = DIGEST_FIELD + 1; field < written; field++) texts.set(field, "");
	return [setFields(record, texts, `Write the digest of key ${keyTag} of ${record.owner} into the ${record.typeName}`)];
}
