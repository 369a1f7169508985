import type { Finding } from "../rules/engine/finding.ts";
import { RULES } from "../rules/registry.ts";
import { AddressView } from "../rules/views/address-view.ts";
import { type RecordView, viewRecord } from "../rules/views/record-view.ts";
import type { RecordId } from "../tables/record-table.ts";
import type { Position } from "../text/chunked-text.ts";
import { mailKey } from "../trio/mail-key.ts";
import type { Exchange } from "../trio/status.ts";
import { TYPE_A, TYPE_AAAA, TYPE_MX, TYPE_PTR } from "../workspace/lookup.ts";
import type { Universe } from "../workspace/universe.ts";
import { locate } from "./places/locate.ts";
import type { ManyFindings } from "./repair-many.ts";
import type { ZoneService } from "./zone-service.ts";

/** A mail host as an MX of a domain names it; names are absolute and in lower case. */
export interface MailHost {
	readonly domain: string;
	/** "" outside views. */
	readonly view: string;
	readonly exchange: string;
}

/** The rules about what lies between an MX and the way back from its addresses. What is said of a domain as a whole is none of a single host's. */
const CHAIN_RULES: ReadonlySet<string> = new Set(
	RULES.filter(({ group, subject }) => group === "mail-trio" && subject !== "domain").map(({ id }) => id),
);

/** Whether a finding is one that is repaired along with the chain of a mail host; hints need no repair. */
export function concernsMailHost({ rule, severity }: Finding): boolean {
	return CHAIN_RULES.has(rule) && severity !== "hint";
}

/**
 * The findings along the chain of one mail host: MX → address → PTR → host. A repair may let the MX name another
 * host; whatever the domain's other MX records do not name is still this one.
 */
export function findingsOfMailHost(service: ZoneService, host: MailHost): Pick<ManyFindings, "paths" | "includes"> {
	const { names } = service.workspace.tables;
	const others = new Set(exchangesOfDomain(service, host).map(({ exchange }) => names.text(exchange.target)));
	others.delete(host.exchange);
	let revision = -1;
	let known: readonly Lines[] = [];
	const lines = (now: ZoneService) => {
		if (revision !== now.workspace.revision) known = chainLines(now, host, others);
		revision = now.workspace.revision;
		return known;
	};
	return {
		paths: (now) => [...new Set(lines(now).map(({ path }) => path))],
		includes: (finding, now) => concernsMailHost(finding) && lines(now).some((one) => isOn(finding, one)),
	};
}

/** The mail hosts to whose chain a finding belongs; of the domains that name a host the first. */
export function mailHostsAt(service: ZoneService, finding: Finding): MailHost[] {
	if (!concernsMailHost(finding)) return [];
	const { path, range } = finding;
	const hosts = new Map<string, MailHost>();
	for (const record of recordsAt(service, path, range.start)) {
		const view = viewRecord(service.engine.context, record);
		for (const mx of mailRecordsOf(view)) {
			const { owner, target, universe } = mx;
			if (!hosts.has(target)) hosts.set(target, { domain: owner, view: universe.view, exchange: target });
		}
	}
	return [...hosts.values()];
}

/** The MX records from which a chain leads to a record. */
function mailRecordsOf(record: RecordView): readonly RecordView[] {
	if (record.type === TYPE_MX) return [record];
	if (record.type === TYPE_A || record.type === TYPE_AAAA) return record.address.mailRecords;
	return record.type === TYPE_PTR ? (record.pointer?.address.mailRecords ?? []) : [];
}

/** The records of the entry at a position, one for each zone in which the file is read; of many that a `$GENERATE` makes the last. */
function recordsAt({ workspace }: ZoneService, path: string, position: Position): RecordId[] {
	return locate(workspace, path, position)?.readings.flatMap(({ records }) => records.slice(-1)) ?? [];
}

/** The lines of a file on which a record is written. */
interface Lines {
	readonly path: string;
	readonly first: number;
	readonly last: number;
}

function isOn({ path, range }: Finding, lines: Lines): boolean {
	return path === lines.path && range.start.line >= lines.first && range.start.line <= lines.last;
}

/** The lines of the chains of a domain's mail hosts but some. */
function chainLines(service: ZoneService, host: MailHost, others: ReadonlySet<string>): Lines[] {
	const { names } = service.workspace.tables;
	return exchangesOfDomain(service, host)
		.filter(({ exchange }) => !others.has(names.text(exchange.target)))
		.flatMap(({ universe, exchange }) => recordsOf(service, universe, exchange))
		.map((record) => linesOf(service, record));
}

/** What becomes of mail to a domain, in each universe with the view. */
function exchangesOfDomain({ engine, workspace }: ZoneService, { domain, view }: MailHost) {
	const { facts, chains } = engine.context;
	const name = workspace.name(domain);
	return workspace.zones.universes
		.filter((universe) => universe.view === view)
		.flatMap((universe) => {
			const zone = facts.domains.get(mailKey(universe, name))?.zone;
			return zone ? chains.exchanges(universe, zone, name).map((exchange) => ({ universe, exchange })) : [];
		});
}

/** The records of the chain: the MX, the aliases and addresses of its target, and the PTRs that lead back. */
function recordsOf({ engine }: ZoneService, universe: Universe, exchange: Exchange): RecordId[] {
	const { context } = engine;
	const back = exchange.addresses.flatMap((address) => {
		const { aliases, pointers } = context.chains.chain(universe, address);
		const hosts = new AddressView(context, universe, address).hosts.map(({ id }) => id);
		return [...hosts, ...aliases, ...pointers.flatMap((pointer) => [pointer.record, ...pointer.aliases])];
	});
	return [exchange.record, ...exchange.aliases, ...exchange.addressRecords, ...back].filter((record) => record >= 0);
}

function linesOf({ workspace }: ZoneService, record: RecordId): Lines {
	const { slice, index } = workspace.reader.blockOf(record);
	const { file } = slice;
	const entry = workspace.recordText(record)?.entry;
	const first = file.text.position(index, workspace.tables.records.offset[record]!).line;
	return { path: file.path, first, last: entry ? file.text.position(index, entry.end).line : first };
}
