import { digestTypeOf } from "../../records/dnssec/digest-types.ts";
import type { RecordView } from "../views/record-view.ts";
import { keyOfDigest } from "./delegation-signer.ts";

/** Another DS or CDS of the same owner that speaks of the same key, with a digest that may be used. */
export function digestTwin(record: RecordView): RecordView | undefined {
	const { algorithm, tag } = keyOfDigest(record);
	return record.recordsOfOwner(record.type).find((other) => {
		const found = keyOfDigest(other);
		const row = digestTypeOf(found.digestType);
		return found.tag === tag && found.algorithm === algorithm && row !== undefined && row.forbiddenBy === undefined;
	});
}
