import { isReverseName } from "../../config/zone-name.ts";
import type { RecordView } from "../views/record-view.ts";

/**
 * Whether the target of a PTR is a full name without its final dot, which the server takes as a name in
 * the reverse zone (RFC 1912 section 3.2): `mail.example.com` becomes `mail.example.com.2.0.192.in-addr.arpa.`
 */
export function lacksFinalDot(record: RecordView): boolean {
	if (!record.targetIsInZone || !isReverseName(record.target)) return false;
	return isFullNameWithoutDot(record.writtenField(0)) && record.resolveTarget().answer.kind !== "found";
}

/** Whether a name is written as a full one but for its final dot. */
export function isFullNameWithoutDot(written: string): boolean {
	return FULL_NAME.test(written);
}
/** Two labels or more, the last of which could be a top-level domain; a `$GENERATE` template has dollars and braces. */
const FULL_NAME = /^[^.\s"]+(?:\.[^.\s"]+)*\.[a-z][a-z0-9-]*[a-z0-9]$/i;
