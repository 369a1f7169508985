import { toWireName } from "../records/domain-name.ts";
import { parseSpf, type SpfTerm } from "./spf.ts";

/** What the zones know; implemented by the workspace. Names are absolute, in lower case, with the last dot. */
export interface SpfSource {
	/**
	 * The SPF record of a name: its text; `none` or `several` if the name is in a loaded zone and has none or more than
	 * one; `outside` if no loaded zone answers.
	 */
	spfOf(domain: string): { readonly text: string } | "none" | "several" | "outside";
	/** The addresses (4 or 16 octets) of a name, through aliases; `outside` if no loaded zone answers. */
	addressesOf(host: string): readonly Uint8Array[] | "outside";
	/** The MX targets of a name; `outside` if no loaded zone answers. */
	exchangesOf(domain: string): readonly string[] | "outside";
}

/** Addresses whose first `length` bits are those of `address`. */
export interface AddressPrefix {
	readonly address: Uint8Array;
	readonly length: number;
}

/** Whether a prefix has no more than one address. */
export function isSingle({ address, length }: AddressPrefix): boolean {
	return length === address.length * 8;
}

/** What the SPF record of a domain says, its names looked up; the same for each domain that includes it. */
export interface SpfPolicy {
	readonly domain: string;
	/** `outside` if no loaded zone has the record, so that any result is possible. */
	readonly state: "record" | "none" | "permerror" | "outside";
	readonly steps: readonly SpfStep[];
	/** Where to go on if no step matches. */
	readonly redirect: SpfStep | undefined;
	/**
	 * This policy, those that it includes itself, and those that these lead to, the nearest first: of these no more than
	 * `MOST_FOLLOWED`. What is not among them is taken for a record outside.
	 */
	readonly followed: ReadonlySet<SpfPolicy>;
}

/**
 * So many records are followed beyond those that a record names itself. Each of them costs a look-up, and receivers stop after
 * ten; without an end, thousands of records that include each other would be read for each one of them.
 */
const MOST_FOLLOWED = 100;

/** A term of a record, in the order of evaluation. It matches an address if any of these holds. */
export interface SpfStep {
	readonly term: SpfTerm;
	readonly text: string;
	readonly prefixes: readonly AddressPrefix[];
	/** `all` and what the zones prove to match. */
	readonly always: boolean;
	/** It may match for reasons outside the zones. */
	readonly maybe: boolean;
	/** The policy of `include:` and `redirect=`; undefined for other terms and where a macro names the domain. */
	readonly policy: SpfPolicy | undefined;
	/** It is a permanent error, whatever the address. */
	readonly error: boolean;
	/** It counts towards the limit of lookups. */
	readonly lookup: boolean;
}

/** The terms of a policy in the order of evaluation, `redirect=` at the end. */
export function stepsOf({ steps, redirect }: SpfPolicy): readonly SpfStep[] {
	return redirect === undefined ? steps : [...steps, redirect];
}

/** Reads SPF records and looks up their hosts, each record once and not before it is looked at, for as long as the zones stay as they are. */
export class SpfReader {
	readonly #sourceOf: (domain: string) => SpfSource;
	readonly #policies = new Map<string, SpfPolicy>();

	/** @param sourceOf what is asked for the record of a domain, and for the names in it */
	constructor(sourceOf: (domain: string) => SpfSource) {
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
		const policy = new LazyPolicy(domain, () => new RecordReading(domain, this.#sourceOf(domain), this).read());
		this.#policies.set(domain, policy);
		return policy;
	}
}

/** The policy of a domain, read from a single source. */
export function flattenSpf(domain: string, source: SpfSource): SpfPolicy {
	return new SpfReader(() => source).policy(domain);
}

type OwnRecord = Pick<SpfPolicy, "state" | "steps" | "redirect">;

/** Records include each other, in chains of any length and in circles: so each is read when somebody looks, and names others that are not. */
class LazyPolicy implements SpfPolicy {
	readonly domain: string;
	readonly #read: () => OwnRecord;
	#own: OwnRecord | undefined;
	#followed: ReadonlySet<SpfPolicy> | undefined;

	constructor(domain: string, read: () => OwnRecord) {
		this.domain = domain;
		this.#read = read;
	}

	get state(): SpfPolicy["state"] {
		return this.#record.state;
	}

	get steps(): readonly SpfStep[] {
		return this.#record.steps;
	}

	get redirect(): SpfStep | undefined {
		return this.#record.redirect;
	}

	get followed(): ReadonlySet<SpfPolicy> {
		this.#followed ??= follow(this);
		return this.#followed;
	}

	get #record(): OwnRecord {
		this.#own ??= this.#read();
		return this.#own;
	}
}

function follow(policy: SpfPolicy): ReadonlySet<SpfPolicy> {
	const followed = new Set([policy, ...includedBy(policy)]);
	const most = followed.size + MOST_FOLLOWED;
	// A set is walked in the order of insertion, together with what is added on the way.
	for (const next of followed) {
		for (const included of includedBy(next)) {
			if (followed.size === most) return followed;
			followed.add(included);
		}
	}
	return followed;
}

/** The policies that `include:` and `redirect=` of a policy name. */
export function includedBy(policy: SpfPolicy): readonly SpfPolicy[] {
	return stepsOf(policy).flatMap((step) => step.policy ?? []);
}

/** Reads the record of one domain. */
class RecordReading {
	readonly #domain: string;
	readonly #source: SpfSource;
	readonly #reader: SpfReader;

	constructor(domain: string, source: SpfSource, reader: SpfReader) {
		this.#domain = domain;
		this.#source = source;
		this.#reader = reader;
	}

	read(): OwnRecord {
		const found = toWireName(this.#domain) === undefined ? "none" : this.#source.spfOf(this.#domain);
		if (typeof found === "string") return without(found === "several" ? "permerror" : found);
		const record = parseSpf(found.text);
		if (record === undefined) return without("none");
		if (!record.valid) return without("permerror");
		const steps: SpfStep[] = [];
		for (const term of record.terms) {
			if (term.kind === "exp" || term.kind === "unknown" || term.kind === "redirect") continue;
			steps.push(this.#resolve(term, this.#domain, found.text));
			// Nothing behind `all` is looked at, nor is `redirect=`, wherever it stands.
			if (term.kind === "all") return { state: "record", steps, redirect: undefined };
		}
		const redirect = record.terms.find((term) => term.kind === "redirect");
		return { state: "record", steps, redirect: redirect && this.#resolve(redirect, this.#domain, found.text) };
	}

	#resolve(term: SpfTerm, domain: string, record: string): SpfStep {
		const step: SpfStep = {
			term,
			text: record.slice(term.start, term.end),
			prefixes: [],
			always: false,
			maybe: false,
			policy: undefined,
			error: false,
			lookup: true,
		};
		if (term.kind === "all") return { ...step, always: true, lookup: false };
		if (term.address !== undefined) return { ...step, prefixes: [prefixOf(term, term.address)], lookup: false };
		if (term.macro || term.kind === "ptr") return { ...step, maybe: true };
		const target = term.domain ?? domain;
		if (term.kind === "include" || term.kind === "redirect") return { ...step, policy: this.#reader.policy(target) };
		if (term.kind === "mx") return { ...step, ...this.#resolveExchanges(term, target) };
		const addresses = this.#addressesOf(target);
		if (addresses === "outside") return { ...step, maybe: true };
		if (term.kind === "exists") return { ...step, always: addresses.some((address) => address.length === 4) };
		return { ...step, prefixes: addresses.map((address) => prefixOf(term, address)) };
	}

	#resolveExchanges(term: SpfTerm, domain: string): Partial<SpfStep> {
		const exchanges = toWireName(domain) === undefined ? [] : this.#source.exchangesOf(domain);
		if (exchanges === "outside") return { maybe: true };
		if (exchanges.length > MAX_EXCHANGES) return { error: true };
		const prefixes: AddressPrefix[] = [];
		let maybe = false;
		for (const exchange of exchanges) {
			const addresses = exchange === "." ? [] : this.#addressesOf(exchange);
			if (addresses === "outside") maybe = true;
			else for (const address of addresses) prefixes.push(prefixOf(term, address));
		}
		return { prefixes, maybe };
	}

	/** A name with an empty or too long label cannot be looked up and matches nothing (RFC 7208 section 4.8). */
	#addressesOf(host: string): readonly Uint8Array[] | "outside" {
		return toWireName(host) === undefined ? [] : this.#source.addressesOf(host);
	}
}

/** The most MX records that `mx` may have (RFC 7208 section 4.6.4). */
const MAX_EXCHANGES = 10;

function prefixOf(term: SpfTerm, address: Uint8Array): AddressPrefix {
	return { address, length: address.length === 4 ? term.prefix4 : term.prefix6 };
}

function without(state: SpfPolicy["state"]): OwnRecord {
	return { state, steps: [], redirect: undefined };
}
