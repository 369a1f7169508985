import { isPublicAddress } from "../mail/special-address.ts";
import { parseAddress } from "../records/address.ts";
import type { Engine } from "../rules/engine/engine.ts";
import type { Subject } from "../rules/engine/finding-table.ts";
import { ADDRESS_SUBJECT, RECORD_SUBJECT } from "../rules/engine/finding-table.ts";
import { FixableSubjects } from "../rules/engine/fixable-subjects.ts";
import { Anchor } from "../rules/engine/told-finding.ts";
import type { Place } from "../rules/place.ts";
import { AddressView } from "../rules/views/address-view.ts";
import type { RuleContext } from "../rules/views/rule-context.ts";
import { NO_WATCH } from "../rules/views/watch.ts";
import type { AddressId } from "../tables/address-table.ts";
import type { RecordId } from "../tables/record-table.ts";
import { mailKey } from "../trio/mail-key.ts";
import type { AddressState, DomainState, ExchangeState, FollowedAddress, SenderState } from "../trio/mail-state.ts";
import type { AddressChain, Pointer } from "../trio/status.ts";
import type { Universe } from "../workspace/universe.ts";
import { concernsMailHost } from "./mail-host.ts";
import type { MailPlace, MailPlaces, MailRow, MailVerdict } from "./mail-row.ts";
import { isProblem, verdictOfAddress, verdictOfExchange, worstVerdict } from "./mail-verdict.ts";
import { sentencesOfAddress, sentencesOfDomain, sentencesOfExchange, sentencesOfPointer } from "./row-sentences.ts";
import type { Status } from "./status-words.ts";

/** Between the parts of an id; no name or view has one. */
const SEPARATOR = "\n";

/** An id in two: its first part, which is that of a row of the first level, and the parts below. */
export function splitId(id: string): { readonly top: string; readonly below: readonly string[] } {
	const [top = "", ...below] = id.split(SEPARATOR);
	return { top, below };
}

/** What was found out of a domain once, when all were looked at. */
export interface DomainSummary {
	readonly id: string;
	readonly domain: string;
	readonly view: string;
	readonly status: Status;
	readonly verdict: MailVerdict;
	readonly problems: number;
	readonly requestable: readonly string[];
	/** Its first MX. */
	readonly record: RecordId;
}

/** Makes rows out of the state of mail. For one answer only: it remembers what it read of the files. */
export class MailRowMaker {
	readonly #context: RuleContext;
	readonly #fixable: FixableSubjects;
	readonly #onlyProblems: boolean;

	constructor(engine: Engine, options: { readonly onlyProblems: boolean }) {
		this.#context = { ...engine.context, watch: NO_WATCH };
		this.#fixable = new FixableSubjects(this.#context, engine.findings, concernsMailHost);
		this.#onlyProblems = options.onlyProblems;
	}

	domain(summary: DomainSummary): MailRow {
		const { id, domain, view, status, verdict, problems, requestable, record } = summary;
		const mx = this.#place({ record, part: EXCHANGE_FIELD });
		return {
			...{ id, kind: "domain", label: domain, status, verdict, problems, hasChildren: true, view, domain },
			description: joined(view !== "" && `view ${view}`, problems > 0 && counted(problems)),
			sentences: sentencesOfDomain(summary),
			...(mx && { place: mx }),
			places: { ...(mx && { mx }) },
			canFix: false,
			requestable,
		};
	}

	/** The rows of the MX records of a domain. */
	exchanges(parent: string, domain: DomainState): MailRow[] {
		return this.#shown(domain.exchanges.map((exchange) => this.#exchange(parent, domain, exchange)));
	}

	/** The rows of the addresses of an MX target; `parent` is the id of the MX. */
	addresses(parent: string, domain: DomainState): MailRow[] {
		const { below } = splitId(parent);
		const exchange = domain.exchanges.find((one) => exchangeKey(one) === below[0]);
		if (!exchange) return [];
		return this.#shown(exchange.addresses.map((address) => this.#address(parent, domain, exchange, address)));
	}

	/** The rows of the PTRs of an address of an MX target; `parent` is the id of the address. */
	pointers(parent: string, domain: DomainState): MailRow[] {
		const { below } = splitId(parent);
		const exchange = domain.exchanges.find((one) => exchangeKey(one) === below[0]);
		const address = exchange?.addresses.find((one) => one.reported.address === below[1]);
		if (!exchange || !address) return [];
		const row = this.#address(parent, domain, exchange, address);
		return this.#pointers(parent, row, address.chain);
	}

	/** The row of an address that sends and belongs to no MX; `named` is the view to be named, or "". */
	sender(id: string, sender: SenderState, named: string): MailRow {
		const { reported, universe, address, chain } = sender;
		const view = new AddressView(this.#context, universe, address);
		const place = this.#place(view.at ?? view.atSpfTerm);
		const source = reported.source === "remark" ? "by a remark or a setting" : `by ${reported.source}`;
		const followed = { reported: { ...reported, sending: true }, chain };
		return this.#ofAddress(id, universe, address, followed, {
			kind: "sender",
			notes: [source, named !== "" && `view ${named}`],
			subjects: [],
			...(place && { place }),
			places: { ...(place && view.hosts.length > 0 && { address: place }) },
		});
	}

	/** The rows of the PTRs of such an address. */
	pointersOfSender(id: string, sender: SenderState): MailRow[] {
		return this.#pointers(id, this.sender(id, sender, ""), sender.chain);
	}

	#exchange(parent: string, { reported: { domain, view }, universe }: DomainState, state: ExchangeState): MailRow {
		const { exchange, reported, addresses } = state;
		const own = verdictOfExchange(exchange);
		const below = addresses.map((address) => verdictOfAddress(this.#context, universe, address.address, address));
		const subjects = addresses.flatMap((address) =>
			subjectsOf(universe, address.address, address.chain, address.records),
		);
		const mx = this.#place({ record: exchange.record, part: EXCHANGE_FIELD });
		const [first] = addresses;
		const address = first && this.#placeOfAddress(first);
		return {
			id: [parent, exchangeKey(state)].join(SEPARATOR),
			...{ kind: "exchange", label: `${reported.preference} ${reported.exchange}`, status: reported.status },
			description: describedExchange(state),
			sentences: sentencesOfExchange(reported.status),
			verdict: worstVerdict([own, ...below]),
			problems: [own, ...below].filter(isProblem).length,
			hasChildren: this.#onlyProblems ? below.some(isProblem) : below.length > 0,
			...(mx && { place: mx }),
			places: { ...(mx && { mx }), ...(address && { address }) },
			...{ view, domain, exchange: reported.exchange },
			canFix: this.#fixable.someHasFix([...recordSubjects([exchange.record, ...exchange.aliases]), ...subjects]),
			requestable: addresses.filter(isRequestable).map((one) => one.reported.address),
		};
	}

	#address(parent: string, domain: DomainState, { reported, exchange }: ExchangeState, state: AddressState): MailRow {
		const mx = this.#place({ record: exchange.record, part: EXCHANGE_FIELD });
		const address = this.#placeOfAddress(state);
		const id = [...parent.split(SEPARATOR).slice(0, 2), state.reported.address].join(SEPARATOR);
		const row = this.#ofAddress(id, domain.universe, state.address, state, {
			kind: "address",
			notes: [!state.reported.sending && "only receives"],
			subjects: recordSubjects(state.records),
			...(address && { place: address }),
			places: { ...(mx && { mx }), ...(address && { address }) },
		});
		return { ...row, domain: domain.reported.domain, exchange: reported.exchange };
	}

	/** What rows of addresses have in common, whether an MX leads to them or not. */
	#ofAddress(
		id: string,
		universe: Universe,
		address: AddressId,
		followed: FollowedAddress,
		more: {
			readonly kind: "address" | "sender";
			readonly notes: readonly (string | false)[];
			readonly subjects: readonly Subject[];
			readonly place?: MailPlace;
			readonly places: MailPlaces;
		},
	): MailRow {
		const { reported, chain } = followed;
		const { status, generic, sending, reverseName } = reported;
		const verdict = verdictOfAddress(this.#context, universe, address, followed);
		const record = chain.pointers.find((pointer) => pointer.record >= 0)?.record;
		const pointer = record === undefined ? undefined : this.#place({ record, part: TARGET_FIELD });
		const requestable = isRequestable(followed) ? [reported.address] : [];
		const { place, places } = more;
		return {
			...{ id, kind: more.kind, label: reported.address, status, verdict, problems: isProblem(verdict) ? 1 : 0 },
			description: joined(
				status !== "ok" && status,
				chain.external && "hosted elsewhere",
				generic && "generic name",
				...more.notes,
			),
			sentences: sentencesOfAddress({ status, verdict, requestable, generic }),
			hasChildren: chain.pointers.length > 0,
			...(place && { place }),
			places: { ...places, ...(pointer && { pointer }) },
			...{ view: universe.view, address: reported.address, reverseName, sending, generic },
			canFix: this.#fixable.someHasFix([...more.subjects, ...subjectsOf(universe, address, chain, [])]),
			requestable,
		};
	}

	#pointers(parent: string, address: MailRow, { pointers }: AddressChain): MailRow[] {
		const byTarget = new Map([...pointers].reverse().map((pointer) => [pointer.target, pointer]));
		return [...byTarget.values()].sort(byTargetName).map((pointer): MailRow => {
			const place = pointer.record < 0 ? undefined : this.#place({ record: pointer.record, part: TARGET_FIELD });
			const { view, domain, exchange, places } = address;
			return {
				id: [parent, pointer.target].join(SEPARATOR),
				...{ kind: "pointer", label: `PTR ${pointer.target}`, status: pointer.state },
				description: joined(pointer.record < 0 && "as noted", POINTER_WORDS[pointer.state]),
				sentences: sentencesOfPointer(pointer.state),
				verdict: verdictOfPointer(pointer, address.verdict),
				problems: 0,
				hasChildren: false,
				...(place && { place }),
				places: { ...places, ...(place && { pointer: place }) },
				...{ view, ...(domain !== undefined && { domain }), ...(exchange !== undefined && { exchange }) },
				...(address.address !== undefined && { address: address.address }),
				canFix: this.#fixable.someHasFix(recordSubjects([pointer.record])),
				requestable: [],
			};
		});
	}

	#shown(rows: MailRow[]): MailRow[] {
		return this.#onlyProblems ? rows.filter(({ verdict }) => isProblem(verdict)) : rows;
	}

	#placeOfAddress({ records }: AddressState): MailPlace | undefined {
		const [record] = records;
		return record === undefined ? undefined : this.#place({ record, part: ADDRESS_FIELD });
	}

	#place(place: Place | undefined): MailPlace | undefined {
		if (!place || place.record < 0) return undefined;
		const anchor = new Anchor(this.#context, place);
		const range = anchor.range(this.#context);
		return range && { path: anchor.path(this.#context), range };
	}
}

/** Fields of MX, of A or AAAA, and of PTR. */
const EXCHANGE_FIELD = 1;
const ADDRESS_FIELD = 0;
const TARGET_FIELD = 0;

const POINTER_WORDS: Readonly<Record<Pointer["state"], string>> = {
	confirmed: "",
	differs: "has other addresses",
	absent: "has no address",
	outside: "outside the loaded zones",
};

/** Whether somebody else has to set the PTR of an address, or to say what it is: its reverse zone is not here. */
export function isRequestable({ chain, reported }: FollowedAddress): boolean {
	if (chain.external || (reported.status !== "unknown" && reported.status !== "unverified")) return false;
	return isPublicAddress(parseAddress(reported.address) ?? new Uint8Array(4));
}

function exchangeKey({ reported }: ExchangeState): string {
	return `${reported.preference} ${reported.exchange}`;
}

function describedExchange({ reported: { status, end } }: ExchangeState): string {
	if (status === "cname") return `alias of ${end}`;
	if (status === "no-address") return "no address";
	if (status === "outside") return "outside the loaded zones";
	return status === "null" ? "takes no mail" : "";
}

/** A PTR that does not lead back is as grave as what it does to its address; beside one that does, it is only to be known. */
function verdictOfPointer({ state }: Pointer, ofAddress: MailVerdict): MailVerdict {
	if (state === "confirmed") return "ok";
	if (state === "outside") return "unknown";
	return isProblem(ofAddress) ? ofAddress : "hint";
}

function subjectsOf(
	universe: Universe,
	address: AddressId,
	{ pointers, aliases }: AddressChain,
	records: readonly RecordId[],
): Subject[] {
	const behind = [...records, ...aliases, ...pointers.map((pointer) => pointer.record)];
	return [{ kind: ADDRESS_SUBJECT, key: mailKey(universe, address) }, ...recordSubjects(behind)];
}

function recordSubjects(records: readonly RecordId[]): Subject[] {
	return records.filter((record) => record >= 0).map((record) => ({ kind: RECORD_SUBJECT, key: record }));
}

function byTargetName(one: Pointer, other: Pointer): number {
	return one.target < other.target ? -1 : 1;
}

function joined(...parts: readonly (string | false)[]): string {
	return parts.filter(Boolean).join(" · ");
}

function counted(problems: number): string {
	return problems === 1 ? "1 problem" : `${problems} problems`;
}
