import { TYPE_CODE } from "../../records/type-code.ts";
import type { NameId } from "../../tables/name-table.ts";
import { mxPreference } from "../../trio/mx-preference.ts";
import { TYPE_MX } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { recordDeletions } from "../fixes/delete-record.ts";
import { insertion } from "../fixes/insertion.ts";
import { makeJointFix } from "../fixes/make-fix.ts";
import { replaceName } from "../fixes/replace-name.ts";
import type { RecordView } from "../views/record-view.ts";

/** The hosts below a domain that mail programs ask for their settings. */
const SETTINGS_HOSTS: ReadonlySet<string> = new Set(["autoconfig", "autodiscover"]);

/** The services by which mail programs find their servers without such a host, each with its port (RFC 6186). */
const SERVICES = [
	{ service: "_imaps._tcp", port: 993 },
	{ service: "_submission._tcp", port: 587 },
];

const MAIL_SERVICE = /^_(?:submissions?|imaps?|pop3s?)\._tcp\./;

/** SRV records of the domain's mail server in place of an alias that would lead mail programs to their settings and leads nowhere. */
export function settingsAsServices(record: RecordView): readonly Action[] {
	const { context, zone, ownerName } = record;
	const { lookup, tables } = context.workspace;
	const { names } = tables;
	if (record.isGenerated || !SETTINGS_HOSTS.has(names.label(ownerName).toLowerCase())) return [];
	const domain = names.parentOf(ownerName);
	const host = mailHostOf(record, domain);
	if (!host) return [];
	const below = names.text(domain) === "." ? "." : `.${names.text(domain)}`;
	const lacking = SERVICES.map(({ service, port }) => ({
		owner: context.workspace.name(service + below),
		port,
	})).filter(({ owner }) => owner >= 0 && !lookup.hasRecords(zone, owner));
	if (lacking.length === 0) return [];
	const changes = () => [
		...lacking.map(({ owner, port }) =>
			insertion(context, zone, { owner, type: TYPE_CODE.SRV, rdata: { before: `0 1 ${port}`, name: host.targetName } }),
		),
		...recordDeletions([record]),
	];
	const title = `Replace it by SRV records that lead mail programs to ${host.target}`;
	return [makeJointFix({ context, title, changes }, { preferred: false })];
}

/** The mail server of the domain, in place of what the SRV of a service for mail programs names. */
export function mailServerForService(record: RecordView, field: number): readonly Action[] {
	const { names } = record.context.workspace.tables;
	if (record.isGenerated || !MAIL_SERVICE.test(record.owner)) return [];
	const domain = names.parentOf(names.parentOf(record.ownerName));
	const host = mailHostOf(record, domain);
	if (!host) return [];
	const title = `Name ${host.target}, the mail server of ${names.text(domain)}`;
	return [{ ...replaceName(record, field, host.target, title), preferred: false }];
}

/** The MX of a domain of the zone that comes first of those whose host is there. */
function mailHostOf({ context, zone }: RecordView, domain: NameId): RecordView | undefined {
	const { workspace } = context;
	return [...workspace.lookup.recordsIn(zone, domain, TYPE_MX)]
		.sort((one, other) => mxPreference(workspace, one) - mxPreference(workspace, other))
		.map((record) => context.viewRecord(context, record))
		.find(({ exchange }) => exchange.status === "ok");
}
