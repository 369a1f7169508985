import { originAt } from "../../zone/origin-at.ts";
import type { Fix } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { entriesFrom } from "./file-entries.ts";
import { insertLine } from "./insert-line.ts";
import { makeFix } from "./make-fix.ts";
import { addition } from "./update-line.ts";
import { USUAL_TTL } from "./usual-ttl.ts";
import { relativeName, writtenName } from "./written-name.ts";
import { recordRefusal } from "./written-record.ts";

/** Refresh, retry, expire and negative TTL in seconds, as RFC 1912 section 2.2 advises. */
const TIMES = "7200 3600 1209600 3600";

/** How an SOA is written by hand, as messages show it to those whose zone has none. */
export const SAMPLE_SOA = `@ SOA ns1 hostmaster 1 ${TIMES}`;

/**
 * Puts an SOA in front of the first record of a zone that has none.
 *
 * @param server the NS record of its primary server; without one the name is made up, as that of the mailbox is.
 */
export function beginWithSoa(first: RecordView, server: RecordView | undefined): Fix {
	const { context, zone } = first;
	const { workspace } = context;
	const { tables } = workspace;
	const origin = tables.names.text(zone.origin);
	const apex = origin === "." ? "" : origin;
	const primary = server?.targetName ?? workspace.name(`ns1.${apex}`);
	const mailbox = workspace.name(`hostmaster.${apex}`);
	const rdata = `${tables.names.text(primary)} ${tables.names.text(mailbox)} 1 ${TIMES}`;
	return makeFix(
		{
			context,
			zone,
			title: `Begin with an SOA that names ${tables.names.text(primary)}`,
			updates: () => [addition({ owner: origin, ttl: USUAL_TTL, typeName: "SOA", rdata })],
			replacements: () => {
				const refusal = recordRefusal(first);
				if (refusal) return refusal;
				const { block, entry } = first.text!;
				const inForce = originAt(block, entry.start);
				const isBelow = (name: typeof primary) => tables.names.isWithin(name, inForce);
				const [mname, rname] = [primary, mailbox].map((name) => writtenName(workspace, name, inForce, isBelow(name)));
				// Without a $TTL its minimum would be the TTL of all that follows.
				const ttl = hasTtlBefore(first) ? "" : `${USUAL_TTL} `;
				const owner = relativeName(workspace, zone.origin, inForce);
				return [insertLine(block, entry.start, `${owner} ${ttl}IN SOA ${mname} ${rname} 1 ${TIMES}`)];
			},
		},
		{ preferred: server !== undefined },
	);
}

function hasTtlBefore(first: RecordView): boolean {
	const { block, entry } = first.text!;
	for (const { index, start, defaultTtl } of entriesFrom(block.slice.file, 0, 0)) {
		if (index === block.index && start === entry.start) return false;
		if (defaultTtl >= 0) return true;
	}
	return false;
}
