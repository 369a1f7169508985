import { TYPE_MX } from "../../workspace/lookup.ts";
import { smtpTlsaHost, TYPE_TLSA } from "../judgements/smtp-tlsa.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 7672 section 2.2: senders look below the name of the MX target, where no alias leads on. */
export const smtpTlsaBase: RecordRule = {
	id: "smtp-tlsa-base",
	group: "mail-policy",
	subject: "record",
	types: [TYPE_TLSA],
	severity: "information",
	summary: "A TLSA record for mail stands below a name that no MX names, or that is an alias",
	sources: ["RFC 7672 section 2.2"],

	check(record, report) {
		const host = smtpTlsaHost(record);
		if (!host) return;
		const { lookup, tables, zones } = record.context.workspace;
		record.context.watch.references(host.name);
		record.context.watch.name(host.name);
		const answer = lookup.answer(record.universe, lookup.sought(host.name));
		if (answer.kind === "alias") {
			const target = record.context.viewRecord(record.context, answer.record).target;
			report({
				at: record.atOwner,
				message: `${host.text} is an alias of ${target}, and senders that follow it look at _25._tcp.${target} for TLSA records. Move this one`,
			});
			return;
		}
		const { records } = tables;
		for (let at = tables.names.firstReference[host.name]!; at >= 0; at = records.nextOfReference[at]!) {
			if (records.type[at] === TYPE_MX && zones.isVisible(record.universe, zones.zoneOf(at as never))) return;
		}
		report({
			at: record.atOwner,
			message: `No MX of the loaded zones names ${host.text}, so no sender looks for this TLSA record, unless a domain elsewhere does. Name the host as the MX does`,
		});
	},
};
