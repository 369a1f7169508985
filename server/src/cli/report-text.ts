import type {
	MailReport,
	ReportedAddress,
	ReportedDomain,
	ReportedExchange,
	ReportedSender,
} from "../trio/reported-mail.ts";
import type { Output } from "./output.ts";
import { type StatusRow, type StatusSection, writeStatusTable } from "./status-table.ts";

/** Writes a report for people: each domain with its mail hosts and their addresses, then the senders, then what the words mean. */
export function writeReportText(output: Output, { domains, senders }: MailReport): void {
	const sections: StatusSection[] = domains.map(domainSection);
	if (senders.length > 0) sections.push({ heading: "Addresses that send", rows: senders.map(senderRow) });
	if (sections.length === 0) output.write("No domain here has mail\n");
	writeStatusTable(output, sections);
}

function domainSection({ domain, view, exchanges }: ReportedDomain): StatusSection {
	return { heading: view === "" ? domain : `${domain} in view ${view}`, rows: exchanges.flatMap(exchangeRows) };
}

function exchangeRows({ preference, exchange, status, end, addresses }: ReportedExchange): StatusRow[] {
	const host: StatusRow = {
		subject: `  ${String(preference).padStart(3)} ${exchange}`,
		status: status === "ok" ? undefined : status,
		details: end === undefined ? "" : `alias of ${end}`,
	};
	return [host, ...addresses.map(addressRow)];
}

function addressRow({ address, status, pointers, sending, generic }: ReportedAddress): StatusRow {
	const notes = [...(generic ? ["looks generic"] : []), ...(sending ? [] : ["only receives"])];
	return { subject: `        ${address}`, status, details: details(pointers, notes) };
}

function senderRow({ address, source, status, pointers, helo, generic }: ReportedSender): StatusRow {
	const notes = [...(generic ? ["looks generic"] : []), `by ${source}`, ...(helo === null ? [] : [`HELO ${helo}`])];
	return { subject: `  ${address}`, status, details: details(pointers, notes) };
}

function details(pointers: readonly string[], notes: readonly string[]): string {
	const names = pointers.join(", ");
	if (notes.length === 0) return names;
	return names === "" ? `(${notes.join(", ")})` : `${names}  (${notes.join(", ")})`;
}
