import type { NameId } from "../../tables/name-table.ts";
import { TYPE_MX } from "../../workspace/lookup.ts";
import type { Fix } from "../fix.ts";
import { moveRecord } from "../fixes/replace-owner.ts";
import { smtpTlsaHost, TYPE_TLSA } from "../judgements/smtp-tlsa.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

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
		const { lookup } = record.context.workspace;
		record.context.watch.references(host.name);
		record.context.watch.name(host.name);
		const answer = lookup.answer(record.universe, lookup.sought(host.name));
		if (answer.kind === "alias") {
			const { targetName: target, target: name } = record.context.viewRecord(record.context, answer.record);
			report({
				at: record.atOwner,
				message: `${host.text} is an alias of ${name}, and senders that follow it look at _25._tcp.${name} for TLSA records. Move this one`,
				actions: () =>
					lookup.zoneFor(record.universe, target) === record.zone && isMailHost(record, target)
						? [moveTo(record, target)]
						: [],
			});
			return;
		}
		if (isMailHost(record, host.name)) return;
		report({
			at: record.atOwner,
			message: `No MX of the loaded zones names ${host.text}, so no sender looks for this TLSA record, unless a domain elsewhere does. Name the host as the MX does`,
			actions: () => {
				const [only, ...others] = new Set(exchangesOf(record));
				return only === undefined || others.length > 0 ? [] : [{ ...moveTo(record, only), preferred: false }];
			},
		});
	},
};

/** Whether an MX that the universe of a record sees names a host. */
function isMailHost({ context, universe }: RecordView, host: NameId): boolean {
	return context.workspace.zones.references.has(universe, host, TYPE_MX);
}

/** The mail hosts of the domain of a zone that lie in it. */
function exchangesOf(record: RecordView): readonly NameId[] {
	return record
		.recordsAtApex(TYPE_MX)
		.filter(({ exchange, targetIsInZone }) => exchange.status === "ok" && targetIsInZone)
		.map(({ targetName }) => targetName);
}

function moveTo(record: RecordView, host: NameId): Fix {
	const owner = `_25._tcp.${record.nameText(host)}`;
	return moveRecord(record, owner, `Move the TLSA record to ${owner}`);
}
