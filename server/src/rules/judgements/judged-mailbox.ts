import { isReverseName } from "../../config/zone-name.ts";
import { labelText, nameText } from "../../records/domain-name.ts";
import type { RecordView } from "../views/record-view.ts";
import { isStockZone } from "../views/stock-zone.ts";

/** The mailbox of an SOA, taken apart. */
export interface JudgedMailbox {
	/** As a name writes it: `first\\.last`. */
	readonly local: string;
	/** Absolute and in lower case. */
	readonly domain: string;
	/** The domain without its first label; "." for that of a top-level domain. */
	readonly parent: string;
	/** The first label of the domain. */
	readonly first: string;
	/** Whether the zone lies in the domain. */
	readonly isAbove: boolean;
}

/** The mailbox of an SOA that can be judged: it is none of the reverse tree, of the root or of a stock zone, and has no @ in it. */
export function judgedMailbox(record: RecordView): JudgedMailbox | undefined {
	const { wire } = record;
	if (wire.length === 0 || record.zone.kind !== "primary") return undefined;
	let at = 0;
	while (wire[at]! > 0) at += wire[at]! + 1;
	const start = at + 1;
	const localEnd = start + wire[start]! + 1;
	if (wire[start] === 0 || wire[localEnd] === 0) return undefined;
	const local = labelText(wire, start + 1, localEnd);
	const domain = nameText(wire, localEnd).toLowerCase();
	if (local.includes("@") || isReverseName(domain) || isStockZone(record.context, record.zone)) return undefined;
	const firstEnd = localEnd + wire[localEnd]! + 1;
	return {
		local,
		domain,
		parent: nameText(wire, firstEnd).toLowerCase(),
		first: labelText(wire, localEnd + 1, firstEnd),
		isAbove: record.origin.endsWith(`.${domain}`),
	};
}
