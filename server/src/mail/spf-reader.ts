import { toWireName } from "../records/domain-name.ts";
import { parseSpf, type SpfRecord, type SpfTerm } from "./spf.ts";
import {
	includedBy,
	type OwnHosts,
	type SpfContent,
	type SpfPolicy,
	type SpfStep,
	textOfAddresses,
} from "./spf-policy.ts";
import type { SpfSource } from "./spf-source.ts";

/**
 * Whoever asks the zones: a domain for its record and its own hosts, or what a record says for all else, once for all domains that
 * have it.
 */
export type SpfAsker = string | SpfContent;

/**
 * Reads SPF records and looks up their hosts, each record once and not before it is looked at, for as long as the zones stay as they are.
 * Thousands of domains may have a record with the same text: what it says is found out once.
 */
export class SpfReader {
	readonly #sourceOf: (asker: SpfAsker) => SpfSource;
	readonly #policies = new Map<string, SpfPolicy>();
	readonly #written = new Map<string, WrittenRecord>();

	/** @param sourceOf where an asker asks */
	constructor(sourceOf: (asker: SpfAsker) => SpfSource) {
		this.#sourceOf = sourceOf;
	}

	/** How many policies are known. */
	get size(): number {
		return this.#policies.size;
	}

	/**
	 * What the SPF record of a domain says.
	 *
	 * @param domain absolute, in lower case, with the last dot
	 */
	policy(domain: string): SpfPolicy {
		const known = this.#policies.get(domain);
		if (known !== undefined) return known;
		const policy = new LazyPolicy(domain, () => this.#read(domain));
		this.#policies.set(domain, policy);
		return policy;
	}

	#read(domain: string): OwnRecord {
		const source = this.#sourceOf(domain);
		const found = toWireName(domain) === undefined ? "none" : source.spfOf(domain);
		if (typeof found === "string") return without(found === "several" ? "permerror" : found);
		let written = this.#written.get(found.text);
		if (written === undefined) {
			written = new WrittenRecord(found.text);
			this.#written.set(found.text, written);
		}
		const { record } = written;
		if (record === undefined) return without("none");
		if (!record.valid) return without("permerror");
		const own: OwnHosts = {
			addresses: written.asksForOwnAddresses ? source.addressesOf(domain) : undefined,
			exchanges: written.asksForOwnExchanges ? source.exchangesOf(domain) : undefined,
		};
		return { state: "record", content: written.content(own, () => this.#contentOf(written, own)) };
	}

	#contentOf(written: WrittenRecord, own: OwnHosts): SpfContent {
		const content = new ReadContent(written.text, own);
		const terms = new TermReading(content, this.#sourceOf(content), this);
		for (const term of written.terms) {
			const step = terms.read(term);
			if (term.kind === "redirect") content.redirect = step;
			else content.steps.push(step);
		}
		return content;
	}
}

/** What the record of a domain comes to. */
type OwnRecord = Pick<SpfPolicy, "state" | "content">;

/** Records include each other, in chains of any length and in circles: so each is read when somebody looks, and names others that are not. */
class LazyPolicy implements SpfPolicy {
	readonly domain: string;
	#read: (() => OwnRecord) | undefined;
	#own: OwnRecord | undefined;

	constructor(domain: string, read: () => OwnRecord) {
		this.domain = domain;
		this.#read = read;
	}

	get state(): SpfPolicy["state"] {
		return this.#record.state;
	}

	get content(): SpfContent {
		return this.#record.content;
	}

	get #record(): OwnRecord {
		if (this.#own === undefined) {
			this.#own = this.#read!();
			// Nobody is to keep the zones, and all that was read of them, for the sake of one record.
			this.#read = undefined;
		}
		return this.#own;
	}
}

/** A record as written, and what it says, for each of the hosts that it speaks of as its own. */
class WrittenRecord {
	readonly text: string;
	readonly record: SpfRecord | undefined;
	/** In the order of evaluation. */
	readonly terms: readonly SpfTerm[];
	readonly asksForOwnAddresses: boolean;
	readonly asksForOwnExchanges: boolean;
	readonly #contents = new Map<string, SpfContent>();

	constructor(text: string) {
		this.text = text;
		this.record = parseSpf(text);
		this.terms = evaluatedTerms(this.record);
		const own = this.terms.filter(({ domain }) => domain === undefined);
		this.asksForOwnAddresses = own.some(({ kind }) => kind === "a");
		this.asksForOwnExchanges = own.some(({ kind }) => kind === "mx");
	}

	/** What it says where it is told something of its own hosts; read once. */
	content(own: OwnHosts, read: () => SpfContent): SpfContent {
		const key = textOfHosts(own);
		let content = this.#contents.get(key);
		if (content === undefined) {
			content = read();
			this.#contents.set(key, content);
		}
		return content;
	}
}

function textOfHosts({ addresses, exchanges }: OwnHosts): string {
	const hosts = typeof addresses === "object" ? textOfAddresses(addresses) : (addresses ?? "");
	return `${hosts}\n${typeof exchanges === "object" ? exchanges.join(" ") : (exchanges ?? "")}`;
}

/** The terms in the order of evaluation: nothing behind `all` is looked at, nor is `redirect=`, wherever it stands. */
function evaluatedTerms(record: SpfRecord | undefined): readonly SpfTerm[] {
	const terms = record?.terms ?? [];
	const mechanisms = terms.filter(({ kind }) => kind !== "exp" && kind !== "unknown" && kind !== "redirect");
	const all = mechanisms.findIndex(({ kind }) => kind === "all");
	if (all >= 0) return mechanisms.slice(0, all + 1);
	const redirect = terms.find(({ kind }) => kind === "redirect");
	return redirect === undefined ? mechanisms : [...mechanisms, redirect];
}

/** What a record says, and what its terms come to. */
class ReadContent implements SpfContent {
	readonly text: string;
	readonly own: OwnHosts;
	readonly steps: SpfStep[] = [];
	redirect: SpfStep | undefined;
	#following: Following | undefined;

	constructor(text: string, own: OwnHosts) {
		this.text = text;
		this.own = own;
	}

	get followed(): ReadonlySet<SpfPolicy> {
		this.#following ??= follow(this);
		return this.#following.followed;
	}

	get isFollowedWhole(): boolean {
		this.#following ??= follow(this);
		return this.#following.isFollowedWhole;
	}
}

/** Reads the terms of a record. */
class TermReading {
	readonly #content: SpfContent;
	readonly #source: SpfSource;
	readonly #reader: SpfReader;

	constructor(content: SpfContent, source: SpfSource, reader: SpfReader) {
		this.#content = content;
		this.#source = source;
		this.#reader = reader;
	}

	read(term: SpfTerm): SpfStep {
		const step: SpfStep = {
			term,
			text: this.#content.text.slice(term.start, term.end),
			network: undefined,
			hosts: NO_HOSTS,
			always: false,
			maybe: false,
			policy: undefined,
			error: false,
			lookup: true,
		};
		const { kind, address } = term;
		if (kind === "all") return { ...step, always: true, lookup: false };
		if (address !== undefined) {
			return {
				...step,
				network: { address, length: address.length === 4 ? term.prefix4 : term.prefix6 },
				lookup: false,
			};
		}
		if (term.macro || kind === "ptr") return { ...step, maybe: true };
		if (kind === "mx") return { ...step, ...this.#readExchanges(term) };
		if (kind === "include" || kind === "redirect") return { ...step, policy: this.#reader.policy(term.domain!) };
		const addresses = term.domain === undefined ? this.#content.own.addresses! : this.#addressesOf(term.domain);
		if (addresses === "outside") return { ...step, maybe: true };
		if (kind === "exists") return { ...step, always: addresses.some(({ length }) => length === 4) };
		return { ...step, hosts: [addresses] };
	}

	#readExchanges({ domain }: SpfTerm): Partial<SpfStep> {
		const exchanges = domain === undefined ? this.#content.own.exchanges! : this.#exchangesOf(domain);
		if (exchanges === "outside") return { maybe: true };
		if (exchanges.length > MAX_EXCHANGES) return { error: true };
		const hosts: (readonly Uint8Array[])[] = [];
		let maybe = false;
		for (const exchange of exchanges) {
			const addresses = exchange === "." ? [] : this.#addressesOf(exchange);
			if (addresses === "outside") maybe = true;
			else hosts.push(addresses);
		}
		return { hosts, maybe };
	}

	/** A name with an empty or too long label cannot be looked up and matches nothing (RFC 7208 section 4.8). */
	#addressesOf(host: string): readonly Uint8Array[] | "outside" {
		return toWireName(host) === undefined ? [] : this.#source.addressesOf(host);
	}

	#exchangesOf(domain: string): readonly string[] | "outside" {
		return toWireName(domain) === undefined ? [] : this.#source.exchangesOf(domain);
	}
}

const NO_HOSTS: readonly never[] = [];

/** The most MX records that `mx` may have (RFC 7208 section 4.6.4). */
const MAX_EXCHANGES = 10;

/**
 * So many records are followed beyond those that a record names itself. Each of them costs a look-up, and receivers stop after
 * ten; without an end, thousands of records that include each other would be read for each one of them.
 */
const MOST_FOLLOWED = 100;

type Following = Pick<SpfContent, "followed" | "isFollowedWhole">;

const NOBODY: Following = { followed: new Set(), isFollowedWhole: true };

function follow(content: SpfContent): Following {
	const followed = new Set(includedBy(content));
	if (followed.size === 0) return NOBODY;
	const most = followed.size + MOST_FOLLOWED;
	// A set is walked in the order of insertion, together with what is added on the way.
	for (const next of followed) {
		for (const included of includedBy(next.content)) {
			if (followed.has(included)) continue;
			if (followed.size === most) return { followed, isFollowedWhole: false };
			followed.add(included);
		}
	}
	return { followed, isFollowedWhole: true };
}

const NO_CONTENT: SpfContent = {
	text: "",
	own: { addresses: undefined, exchanges: undefined },
	steps: [],
	redirect: undefined,
	...NOBODY,
};

function without(state: SpfPolicy["state"]): OwnRecord {
	return { state, content: NO_CONTENT };
}

/** The policy of a domain, read from a single source. */
export function flattenSpf(domain: string, source: SpfSource): SpfPolicy {
	return new SpfReader(() => source).policy(domain);
}
