import type { Finding } from "../rules/engine/finding.ts";
import { RULES } from "../rules/registry.ts";
import { AddressView } from "../rules/views/address-view.ts";
import { type RecordView, viewRecord } from "../rules/views/record-view.ts";
import type { NameId } from "../tables/name-table.ts";
import type { RecordId } from "../tables/record-table.ts";
import { mailKey } from "../trio/mail-facts.ts";
import type { Position } from "../text/chunked-text.ts";
import type { Exchange } from "../trio/status.ts";
import { TYPE_A, TYPE_AAAA, TYPE_MX, TYPE_PTR } from "../workspace/lookup.ts";
import type { Universe } from "../workspace/universe.ts";
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

/** The findings along the chain of one mail host: MX → address → PTR → host. */
export function findingsOfMailHost(service: ZoneService, host: MailHost): Pick<ManyFindings, "paths" | "includes"> {
	return {
		paths: [...new Set(chainLines(service, host).map(({ path }) => path))],
		includes: (finding, now) =>
			CHAIN_RULES.has(finding.rule) &&
			finding.severity !== "hint" &&
			chainLines(now, host).some((lines) => isOn(finding, lines)),
	};
}

/** The mail hosts to whose chain a finding belongs; of the domains that name a host the first. */
export function mailHostsAt(service: ZoneService, { rule, path, range }: Finding): MailHost[] {
	if (!CHAIN_RULES.has(rule)) return [];
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

/** The records of the entry at a position, one for each zone in which the file is read. */
function recordsAt({ workspace }: ZoneService, path: string, position: Position): RecordId[] {
	const file = workspace.files.get(path);
	if (!file) return [];
	const { index, offset } = file.text.locate(position);
	return file.slices.flatMap(({ blocks }) => {
		const records = [...(blocks[index]?.records ?? [])] as RecordId[];
		const before = records.filter((record) => workspace.tables.records.offset[record]! <= offset);
		return before.slice(-1);
	});
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

function chainLines(service: ZoneService, { domain, view, exchange }: MailHost): Lines[] {
	const { workspace } = service;
	const [name, target] = [workspace.name(domain), workspace.name(exchange)];
	return workspace.zones.universes
		.filter((universe) => universe.view === view)
		.flatMap((universe) =>
			exchangesOf(service, universe, name)
				.filter((one) => one.target === target)
				.flatMap((one) => recordsOf(service, universe, one)),
		)
		.map((record) => linesOf(service, record));
}

function exchangesOf({ engine }: ZoneService, universe: Universe, name: NameId): readonly Exchange[] {
	const { facts, chains } = engine.context;
	const domain = facts.domains.get(mailKey(universe, name));
	return domain ? chains.exchanges(universe, domain.zone, name) : [];
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
