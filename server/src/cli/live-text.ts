import type { ComparedDomain } from "../live/comparison.ts";
import type { PublishedAddress, PublishedDomain, PublishedExchange } from "../live/published-mail.ts";
import type { Output } from "./output.ts";
import { type StatusRow, writeStatusTable } from "./status-table.ts";
import { paint } from "./terminal.ts";

const MX_WORDS: Readonly<Record<PublishedDomain["mx"], string>> = {
	found: "",
	implicit: "no MX, so mail goes to the address of the domain",
	none: "no MX and no address",
	"no-name": "does not exist",
	failed: "not known",
};

/** Writes what is published for people: each domain with its mail hosts and their addresses, then what is wrong with it or differs from the files. */
export function writeLiveText(output: Output, compared: readonly ComparedDomain[]): void {
	if (compared.length === 0) output.write("No domain here has mail\n");
	writeStatusTable(
		output,
		compared.map(({ published }) => ({
			heading: headingOf(published),
			rows: published.exchanges.flatMap(exchangeRows),
		})),
	);
	for (const { published, findings } of compared) {
		if (findings.length === 0) continue;
		output.write(`\n${paint("bold", published.domain)}\n`);
		for (const { severity, message } of findings) {
			output.write(`  ${paint(severity === "warning" ? "yellow" : "dim", severity.padEnd(11))}  ${message}\n`);
		}
	}
}

function headingOf({ domain, mx }: PublishedDomain): string {
	return MX_WORDS[mx] === "" ? domain : `${domain}  (${MX_WORDS[mx]})`;
}

function exchangeRows({ preference, exchange, status, end, addresses, failure }: PublishedExchange): StatusRow[] {
	const host: StatusRow = {
		subject: `  ${String(preference).padStart(3)} ${exchange}`,
		status: status === "ok" ? undefined : status,
		details: end === undefined ? (failure ?? "") : `alias of ${end}`,
	};
	return [host, ...addresses.map(addressRow)];
}

function addressRow({ address, status, pointers, generic, failure, greeting }: PublishedAddress): StatusRow {
	const notes = [
		...(generic ? ["looks generic"] : []),
		...(failure === undefined ? [] : [failure]),
		...(greeting?.kind === "greeted" ? [`greets as ${greeting.name}`] : []),
	];
	const details = [
		...(pointers.length > 0 ? [pointers.join(", ")] : []),
		...(notes.length > 0 ? [`(${notes.join(", ")})`] : []),
	];
	return { subject: `        ${address}`, status, details: details.join("  ") };
}
