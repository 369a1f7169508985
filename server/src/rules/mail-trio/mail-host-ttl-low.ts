import { TYPE_MX } from "../../workspace/lookup.ts";
import { raiseTtl } from "../fixes/raise-ttl.ts";
import { judgedExchange } from "../judgements/judged-exchange.ts";
import { isKeptForMail, mailHosts } from "../judgements/mail-host-ttl.ts";
import type { RecordRule, RecordTest, Report } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** Seconds; shorter ones are for the day of a move. */
const LEAST_TTL = 300;

const isShort: RecordTest = ({ records }, record) => records.ttl[record]! < LEAST_TTL;

/** A short TTL makes each delivery depend on the name servers, and looks like a host that is about to vanish. */
export const mailHostTtlLow: RecordRule = {
	id: "mail-host-ttl-low",
	group: "mail-trio",
	severity: "hint",
	summary: "An MX, or the A, AAAA or PTR record of a mail host, has a TTL below five minutes",
	sources: ["RFC 1912 section 2.2", "M3AAWG Sender Best Common Practices"],
	many: {
		above: 10,
		message: (count, origin) =>
			`${count} records of mail hosts in ${origin} have a TTL below ${LEAST_TTL} seconds, so mail depends on its name servers at every moment. Raise them to 3600 or more when no move is near`,
	},
	subject: "record",
	types: [TYPE_MX],
	where: isShort,

	check(record, report) {
		if (judgedExchange(record)) reportIfLow(record, "MX record", report);
	},

	checkAddress(address, report) {
		if (!isKeptForMail(address)) return;
		for (const host of mailHosts(address)) reportIfLow(host, `${host.typeName} record of a mail host`, report);
		if (address.chain.wildcard) return;
		for (const { record } of address.pointers) if (record) reportIfLow(record, "PTR record of a mail host", report);
	},
};

function reportIfLow(record: RecordView, what: string, report: Report): void {
	const { ttl } = record;
	// A dynamic zone gets its TTLs from whoever updates it.
	if (ttl >= LEAST_TTL || record.isGenerated || record.zone.dynamic) return;
	report({
		at: record.atTtl,
		message: `This ${what} has a TTL of ${ttl} seconds, so mail depends on the name servers of ${record.origin} at every moment. Raise it to 3600 or more when no move is near`,
		actions: () => [raiseTtl(record)],
	});
}
