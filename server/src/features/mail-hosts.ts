import type { Engine } from "../rules/engine/engine.ts";
import { NO_WATCH } from "../rules/views/watch.ts";
import type { AddressId } from "../tables/address-table.ts";
import type { MailDomain } from "../trio/mail-domain.ts";
import { type MailKey, mailKey } from "../trio/mail-key.ts";
import {
	addressOrder,
	type DomainState,
	domainState,
	type FollowedAddress,
	type MailSources,
	type SenderState,
	senderState,
} from "../trio/mail-state.ts";
import { sortedInSlices } from "../trio/sorted-in-slices.ts";
import type { Universe } from "../workspace/universe.ts";
import { causeOfAddress, causeOfHost, type MailCause } from "./mail-cause.ts";
import type { MailRow, MailRowQuery, MailRows, MailVerdict } from "./mail-row.ts";
import { type DomainSummary, isRequestable, MailRowMaker, splitId } from "./mail-rows.ts";
import { isProblem, verdictOfAddress, verdictOfExchange, worstStatus, worstVerdict } from "./mail-verdict.ts";
import { SENTENCES_OF_SENDERS } from "./row-sentences.ts";

/** The id of the group of addresses that send and belong to no MX. */
export const SENDERS = "senders";

interface DomainEntry {
	readonly mail: MailDomain;
	readonly summary: DomainSummary;
}

interface SenderEntry {
	readonly id: string;
	readonly universe: Universe;
	readonly address: AddressId;
	readonly verdict: MailVerdict;
	/** Whether it is there several times, as different views see it. */
	readonly isSeveral: boolean;
}

/** What was found out of all zones, as they were at one revision. */
interface Overview {
	readonly domains: readonly DomainEntry[];
	readonly byId: ReadonlyMap<string, DomainEntry>;
	readonly senders: readonly SenderEntry[];
	readonly problems: number;
}

/**
 * The tree of mail: domain → MX → address → PTR, and the addresses that send beside it. All domains are looked
 * at once after each change, in slices; what is below a domain is worked out when somebody opens it.
 */
export class MailHosts {
	readonly #engine: Engine;
	#revision = -1;
	#survey: Generator<void, Overview> | undefined;
	#overview: Overview | undefined;

	constructor(engine: Engine) {
		this.#engine = engine;
	}

	/**
	 * Works out the rows that are asked for, and yields often. The engine must be settled, and stay so: after a
	 * change begin anew. Of a row that is gone there are no children.
	 */
	*answer({ parent, filter, limit = Number.POSITIVE_INFINITY }: MailRowQuery): Generator<void, MailRows> {
		const overview = yield* this.#surveyed();
		const onlyProblems = filter === "problems";
		const maker = new MailRowMaker(this.#engine, { onlyProblems });
		const counts = { domains: overview.domains.length, problems: overview.problems };
		const senders = overview.senders.filter(({ verdict }) => !onlyProblems || isProblem(verdict));
		const rows: MailRow[] = [];
		if (parent === undefined) {
			const shown = overview.domains.filter(({ summary }) => !onlyProblems || isProblem(summary.verdict));
			for (const { summary } of shown.slice(0, limit)) {
				yield;
				rows.push(maker.domain(summary));
			}
			const more = shown.length - rows.length;
			return { rows: senders.length > 0 ? [...rows, sendersRow(senders)] : rows, more, ...counts };
		}
		if (parent !== SENDERS) return { rows: this.#below(parent, overview, maker), more: 0, ...counts };
		for (const sender of senders.slice(0, limit)) {
			yield;
			rows.push(...this.#senderRow(sender, maker));
		}
		return { rows, more: senders.length - rows.length, ...counts };
	}

	/** The overview of the zones as they are; one survey serves all who ask at the same time. */
	*#surveyed(): Generator<void, Overview> {
		const { revision } = this.#engine.context.workspace;
		if (this.#revision !== revision) {
			this.#revision = revision;
			this.#overview = undefined;
			this.#survey = survey(this.#sources(), this.#engine);
		}
		for (;;) {
			if (this.#overview) return this.#overview;
			const step = this.#surveyStep();
			if (step.done) this.#overview = step.value;
			else yield;
		}
	}

	/** A survey that failed is begun anew by the next who asks. */
	#surveyStep(): IteratorResult<void, Overview> {
		try {
			return this.#survey!.next();
		} catch (error) {
			this.#revision = -1;
			throw error;
		}
	}

	#below(parent: string, { byId, senders }: Overview, maker: MailRowMaker): MailRow[] {
		const { top, below } = splitId(parent);
		if (top === SENDERS) {
			const sender = senders.find(({ id }) => id === parent);
			const state = sender && senderState(this.#sources(), sender.universe, sender.address);
			return state ? maker.pointersOfSender(parent, state) : [];
		}
		const entry = byId.get(top);
		const state = entry && domainState(this.#sources(), entry.mail);
		if (!state) return [];
		if (below.length === 0) return maker.exchanges(parent, state);
		return below.length === 1 ? maker.addresses(parent, state) : maker.pointers(parent, state);
	}

	#senderRow({ id, universe, address, isSeveral }: SenderEntry, maker: MailRowMaker): MailRow[] {
		const state = senderState(this.#sources(), universe, address);
		return state ? [maker.sender(id, state, isSeveral ? universe.view : "")] : [];
	}

	#sources(): MailSources {
		return { ...this.#engine.context, followed: new Map<MailKey, FollowedAddress>() };
	}
}

/** Looks at every domain and every address; yields between them. */
function* survey(sources: MailSources, engine: Engine): Generator<void, Overview> {
	const context = { ...engine.context, watch: NO_WATCH };
	const causes = new Set<MailCause>();
	const inDomains = new Set<MailKey>();
	const found: DomainEntry[] = [];
	for (const mail of sources.facts.domains.values()) {
		yield;
		const state = domainState(sources, mail);
		if (!state) continue;
		const { universe } = state;
		const verdicts = new Map<MailCause, MailVerdict>();
		for (const { exchange, reported, addresses } of state.exchanges) {
			verdicts.set(causeOfHost(reported.exchange), verdictOfExchange(exchange));
			for (const address of addresses) {
				inDomains.add(mailKey(universe, address.address));
				const cause = causeOfAddress(address.reported.address);
				verdicts.set(cause, verdictOfAddress(context, universe, address.address, address));
			}
		}
		const problems = [...verdicts].filter(([, verdict]) => isProblem(verdict));
		for (const [cause] of problems) causes.add(cause);
		found.push({ mail, summary: summaryOf(state, [...verdicts.values()], problems.length) });
	}
	const senders: SenderEntry[] = [];
	const sending = yield* sendersOutside(sources, inDomains);
	let ordinal = 0;
	for (const [index, { universe, address, reported, chain }] of sending.entries()) {
		yield;
		const verdict = verdictOfAddress(context, universe, address, { reported: { ...reported, sending: true }, chain });
		if (isProblem(verdict)) causes.add(causeOfAddress(reported.address));
		ordinal = sending[index - 1]?.address === address ? ordinal + 1 : 0;
		const isSeveral = ordinal > 0 || sending[index + 1]?.address === address;
		senders.push({ id: `${SENDERS}\n${reported.address} ${ordinal}`, universe, address, verdict, isSeveral });
	}
	const sorted = yield* sortedInSlices(found, ({ mail, summary }) =>
		[summary.domain, summary.view, mail.universe.configuration].join("\n"),
	);
	const domains = yield* withoutRepetition(sources, sorted);
	const byId = new Map(domains.map((entry) => [entry.summary.id, entry]));
	return { domains, byId, senders, problems: causes.size };
}

function summaryOf(
	{ reported: { domain, view }, exchanges }: DomainState,
	verdicts: readonly MailVerdict[],
	problems: number,
): DomainSummary {
	const addresses = exchanges.flatMap((exchange) => exchange.addresses);
	const statuses = [...exchanges, ...addresses].map(({ reported }) => reported.status);
	return {
		id: `${domain} ${view}`,
		...{ domain, view, problems, verdict: worstVerdict(verdicts), status: worstStatus(statuses) },
		requestable: [...new Set(addresses.filter(isRequestable).map(({ reported }) => reported.address))],
		record: exchanges[0]!.exchange.record,
	};
}

/** The addresses that send and belong to no MX, in the order of the report; what is the same in several views once. */
function* sendersOutside(sources: MailSources, inDomains: ReadonlySet<MailKey>): Generator<void, SenderState[]> {
	const { workspace, facts } = sources;
	const found = new Map<string, SenderState>();
	for (const universe of workspace.zones.universes) {
		if (!facts.hasMail(universe)) continue;
		for (let id = 0; id < workspace.tables.addresses.count; id++) {
			yield;
			const address = id as AddressId;
			if (inDomains.has(mailKey(universe, address))) continue;
			const state = senderState(sources, universe, address);
			const told = state && JSON.stringify(state.reported);
			if (told !== undefined && !found.has(told)) found.set(told, state!);
		}
	}
	return yield* sortedInSlices([...found.values()], ({ reported }) => addressOrder(reported.address));
}

/** A file in two servers gives the same domain twice; what differs is told apart by its id. */
function* withoutRepetition(sources: MailSources, sorted: readonly DomainEntry[]): Generator<void, DomainEntry[]> {
	const unique: DomainEntry[] = [];
	const told = new Set<string>();
	for (const [index, entry] of sorted.entries()) {
		yield;
		const { summary } = entry;
		const isNext = summary.id === sorted[index - 1]?.summary.id;
		if (!isNext) told.clear();
		// To tell all of a domain takes as long as to look at it, so it is done only where a name comes again.
		if (isNext || summary.id === sorted[index + 1]?.summary.id) {
			const text = JSON.stringify(domainState(sources, entry.mail)?.reported);
			if (told.has(text)) continue;
			told.add(text);
		}
		unique.push(told.size > 1 ? { ...entry, summary: { ...summary, id: `${summary.id} ${told.size}` } } : entry);
	}
	return unique;
}

function sendersRow(senders: readonly SenderEntry[]): MailRow {
	const verdicts = senders.map(({ verdict }) => verdict);
	const problems = verdicts.filter(isProblem).length;
	return {
		...{ id: SENDERS, kind: "senders", label: "Senders", verdict: worstVerdict(verdicts), problems, hasChildren: true },
		description: "addresses that send and belong to no MX",
		sentences: SENTENCES_OF_SENDERS,
		...{ places: {}, view: "", canFix: false, requestable: [] },
	};
}
