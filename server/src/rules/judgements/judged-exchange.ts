import type { Exchange } from "../../trio/status.ts";
import type { Place } from "../place.ts";
import { oncePerView } from "../views/once-per-view.ts";
import type { RecordView } from "../views/record-view.ts";
import { addressAsTarget } from "./address-as-target.ts";
import { noMailDomain } from "./no-mail-domain.ts";

/**
 * What becomes of mail to the target of an MX record that is worth a judgement. Undefined for the null MX
 * (RFC 7505), for names that should have no MX at all, and where an address stands in place of the target:
 * that explains whatever else could be said of it.
 */
export const judgedExchange = oncePerView((record: RecordView): Exchange | undefined => {
	const { exchange } = record;
	if (exchange.status === "null" || noMailDomain(record.owner) !== undefined) return undefined;
	return addressAsTarget(record) ? undefined : exchange;
});

/** Where a finding about an MX record stands: at its target; at the template of a `$GENERATE`. */
export function exchangePlace(record: RecordView): Place {
	return record.atField(record.isGenerated ? 0 : 1);
}
