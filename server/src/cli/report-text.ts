import { STATUS_WORDS, type Status } from "../features/status-words.ts";
import type {
	MailReport,
	ReportedAddress,
	ReportedDomain,
	ReportedExchange,
	ReportedSender,
} from "../trio/reported-mail.ts";
import type { Output } from "./output.ts";
import { paint } from "./terminal.ts";

const STYLES: Readonly<Record<Status, "green" | "red" | "yellow" | "dim">> = {
	ok: "green",
	unconfirmed: "yellow",
	unverified: "dim",
	missing: "red",
	unknown: "dim",
	"no-address": "red",
	cname: "red",
	outside: "dim",
	null: "dim",
};

/** A line of the table: what it is about, its status, and what belongs to it. */
interface Row {
	readonly subject: string;
	readonly status: Status | undefined;
	readonly details: string;
}

/** A heading and the lines below it. */
interface Section {
	readonly heading: string;
	readonly rows: readonly Row[];
}

/** A longer subject moves the rest of its own line only. */
const WIDEST_SUBJECT = 48;

/** Writes a report for people: each domain with its mail hosts and their addresses, then the senders, then what the words mean. */
export function writeReportText(output: Output, { domains, senders }: MailReport): void {
	const sections: Section[] = domains.map(domainSection);
	if (senders.length > 0) sections.push({ heading: "Addresses that send", rows: senders.map(senderRow) });
	if (sections.length === 0) output.write("No domain here has mail\n");
	const rows = sections.flatMap((section) => section.rows);
	const used = new Set(rows.flatMap(({ status }) => status ?? []));
	const subjectWidth = longest(rows.map(({ subject }) => subject).filter(({ length }) => length <= WIDEST_SUBJECT));
	const statusWidth = longest([...used]);
	for (const section of sections) {
		output.write(`${paint("bold", section.heading)}\n`);
		for (const { subject, status, details } of section.rows) {
			const word = (status ?? "").padEnd(statusWidth);
			const painted = status ? paint(STYLES[status], word) : word;
			output.write(`${`${subject.padEnd(subjectWidth)}  ${painted}  ${details}`.trimEnd()}\n`);
		}
		output.write("\n");
	}
	for (const status of Object.keys(STATUS_WORDS) as Status[]) {
		if (!used.has(status)) continue;
		output.write(`${paint(STYLES[status], status.padEnd(statusWidth))}  ${STATUS_WORDS[status].meaning}\n`);
	}
}

function domainSection({ domain, view, exchanges }: ReportedDomain): Section {
	return { heading: view === "" ? domain : `${domain} in view ${view}`, rows: exchanges.flatMap(exchangeRows) };
}

function exchangeRows({ preference, exchange, status, end, addresses }: ReportedExchange): Row[] {
	const host: Row = {
		subject: `  ${String(preference).padStart(3)} ${exchange}`,
		status: status === "ok" ? undefined : status,
		details: end === undefined ? "" : `alias of ${end}`,
	};
	return [host, ...addresses.map(addressRow)];
}

function addressRow({ address, status, pointers, sending, generic }: ReportedAddress): Row {
	const notes = [...(generic ? ["looks generic"] : []), ...(sending ? [] : ["only receives"])];
	return { subject: `        ${address}`, status, details: details(pointers, notes) };
}

function senderRow({ address, source, status, pointers, helo, generic }: ReportedSender): Row {
	const notes = [...(generic ? ["looks generic"] : []), `by ${source}`, ...(helo === null ? [] : [`HELO ${helo}`])];
	return { subject: `  ${address}`, status, details: details(pointers, notes) };
}

function details(pointers: readonly string[], notes: readonly string[]): string {
	const names = pointers.join(", ");
	if (notes.length === 0) return names;
	return names === "" ? `(${notes.join(", ")})` : `${names}  (${notes.join(", ")})`;
}

function longest(texts: readonly string[]): number {
	return texts.reduce((length, text) => Math.max(length, text.length), 0);
}
