import { toWireName } from "../records/domain-name.ts";
import { hasPrefix } from "./special-address.ts";
import { parseSpf, type SpfQualifier, type SpfTerm } from "./spf.ts";

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

/** What a receiver can find (RFC 7208 section 2.6); a server that does not answer is not foreseen. */
export type SpfResult = "pass" | "fail" | "softfail" | "neutral" | "none" | "permerror";

/** Addresses whose first `length` bits are those of `address`. */
export interface AddressPrefix {
	readonly address: Uint8Array;
	readonly length: number;
}

/** What the SPF record of a domain says, its names looked up. Made by `flattenSpf`; the same for each domain that includes it. */
export interface SpfPolicy {
	readonly domain: string;
	/** `outside` if no loaded zone has the record, so that any result is possible. */
	readonly state: "record" | "none" | "permerror" | "outside";
	readonly steps: readonly SpfStep[];
	/** Where to go on if no step matches. */
	readonly redirect: SpfStep | undefined;
}

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

/** Policies by domain, for as long as the zones stay as they are: each record is read once. */
export type SpfCache = Map<string, SpfPolicy>;

/**
 * Reads the SPF record of a domain and all that it includes, and looks up its hosts.
 *
 * @param domain absolute, in lower case, with the last dot
 */
export function flattenSpf(domain: string, source: SpfSource, cache: SpfCache = new Map()): SpfPolicy {
	const known = cache.get(domain);
	if (known !== undefined) return known;
	const flattening = new Flattening(source, cache);
	const policy = flattening.policyOf(domain);
	flattening.run();
	return policy;
}

type Draft = { -readonly [Key in keyof SpfPolicy]: Key extends "steps" ? SpfStep[] : SpfPolicy[Key] };

/** Records that include each other, in a chain of any length or in a circle, are read one after the other: each is filled in later than it is named. */
class Flattening {
	readonly #source: SpfSource;
	readonly #cache: SpfCache;
	readonly #drafts: Draft[] = [];

	constructor(source: SpfSource, cache: SpfCache) {
		this.#source = source;
		this.#cache = cache;
	}

	policyOf(domain: string): SpfPolicy {
		const known = this.#cache.get(domain);
		if (known !== undefined) return known;
		const draft: Draft = { domain, state: "none", steps: [], redirect: undefined };
		this.#cache.set(domain, draft);
		this.#drafts.push(draft);
		return draft;
	}

	run(): void {
		for (let draft = this.#drafts.pop(); draft !== undefined; draft = this.#drafts.pop()) this.#fill(draft);
	}

	#fill(draft: Draft): void {
		const found = toWireName(draft.domain) === undefined ? "none" : this.#source.spfOf(draft.domain);
		if (typeof found === "string") {
			draft.state = found === "several" ? "permerror" : found;
			return;
		}
		const record = parseSpf(found.text);
		if (record === undefined) return;
		draft.state = record.valid ? "record" : "permerror";
		if (!record.valid) return;
		const redirect = record.terms.find((term) => term.kind === "redirect");
		for (const term of record.terms) {
			if (term.kind === "exp" || term.kind === "unknown" || term.kind === "redirect") continue;
			draft.steps.push(this.#resolve(term, draft.domain, found.text));
			// Nothing behind `all` is looked at, nor is `redirect=`, wherever it stands.
			if (term.kind === "all") return;
		}
		if (redirect !== undefined) draft.redirect = this.#resolve(redirect, draft.domain, found.text);
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
		if (term.kind === "include" || term.kind === "redirect") return { ...step, policy: this.policyOf(target) };
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

/**
 * Every result that a receiver may come to for mail from `address`, as far as the zones tell: `include:` of a domain
 * outside, macros, `ptr` and the like may match or not. Evaluated as RFC 7208 section 4.6 has it, with the limit of ten
 * lookups. The limit of void lookups is left out: receivers may choose it.
 */
export function spfResults(policy: SpfPolicy, address: Uint8Array): ReadonlySet<SpfResult> {
	const outcomes = evaluate(policy, address, NO_LOOKUPS, undefined);
	return new Set(RESULTS.filter((result) => outcomes[result] !== 0));
}

/** Whether every receiver must come to `pass` for mail from `address`. */
export function spfPasses(policy: SpfPolicy, address: Uint8Array): boolean {
	const results = spfResults(policy, address);
	return results.size === 1 && results.has("pass");
}

/** The term of a domain's own record that lets an address pass. */
export interface PassingTerm {
	readonly domain: string;
	/** The term as written. */
	readonly text: string;
	/** Where it is in the text of the record, in UTF-16 units. */
	readonly start: number;
	readonly end: number;
}

/** The term that lets an address pass (`include:` or `redirect=` if the record that it names does); undefined unless `spfPasses`. */
export function passingTerm(policy: SpfPolicy, address: Uint8Array): PassingTerm | undefined {
	if (!spfPasses(policy, address)) return undefined;
	const matched: SpfStep[] = [];
	evaluate(policy, address, NO_LOOKUPS, matched);
	const step = matched.at(-1);
	if (step === undefined) return undefined;
	return { domain: policy.domain, text: step.text, start: step.term.start, end: step.term.end };
}

/**
 * Every prefix that can make an address pass: `a`, `mx`, `ip4:` and `ip6:` of the record and of what it includes. An
 * address under one of them still has to be asked for by `spfPasses`. `all` names no address and is not among them.
 */
export function policyPrefixes(policy: SpfPolicy): readonly AddressPrefix[] {
	const prefixes: AddressPrefix[] = [];
	const policies = new Set([policy]);
	// A set is walked in the order of insertion, together with what is added on the way.
	for (const { steps, redirect } of policies) {
		for (const step of steps) {
			if (step.term.qualifier !== "+") continue;
			for (const prefix of step.prefixes) prefixes.push(prefix);
			if (step.policy !== undefined) policies.add(step.policy);
		}
		if (redirect?.policy !== undefined) policies.add(redirect.policy);
	}
	return prefixes;
}

/**
 * How many lookups a receiver may have made: bit n is set if it may be n. An evaluation that may take several ways is
 * done once, for all counts with which they arrive at a term.
 */
type Lookups = number;

const NO_LOOKUPS: Lookups = 1;
/** The counts that are allowed: 0 to 10 (RFC 7208 section 4.6.4). */
const ALLOWED: Lookups = (1 << 11) - 1;

/** For each result, with how many lookups it may be reached; 0 if it cannot. */
type Outcomes = Record<SpfResult, Lookups>;

const RESULTS = ["pass", "fail", "softfail", "neutral", "none", "permerror"] as const satisfies readonly SpfResult[];

const RESULT_OF: Readonly<Record<SpfQualifier, SpfResult>> = {
	"+": "pass",
	"-": "fail",
	"~": "softfail",
	"?": "neutral",
};

/** @param matched takes the steps that may match, in their order; the last one does for certain if the result is certain */
function evaluate(policy: SpfPolicy, address: Uint8Array, before: Lookups, matched: SpfStep[] | undefined): Outcomes {
	const outcomes: Outcomes = { pass: 0, fail: 0, softfail: 0, neutral: 0, none: 0, permerror: 0 };
	if (policy.state !== "record") {
		if (policy.state !== "outside") outcomes[policy.state] = before;
		else for (const result of RESULTS) outcomes[result] = before;
		return outcomes;
	}
	let lookups = before;
	for (const step of policy.steps) {
		lookups = count(step, lookups, outcomes);
		if (lookups === 0) return outcomes;
		const result = RESULT_OF[step.term.qualifier];
		const outside = step.maybe || step.policy?.state === "outside";
		if (step.policy !== undefined && !outside) {
			const included = evaluate(step.policy, address, lookups, undefined);
			outcomes.permerror |= included.permerror | included.none;
			outcomes[result] |= included.pass;
			lookups = included.fail | included.softfail | included.neutral;
			if (included.pass !== 0) matched?.push(step);
		} else if (step.error) {
			outcomes.permerror |= lookups;
			return outcomes;
		} else {
			const certain = step.always || step.prefixes.some((prefix) => hasPrefix(address, prefix.address, prefix.length));
			if (certain || outside) {
				outcomes[result] |= lookups;
				matched?.push(step);
			}
			if (certain) return outcomes;
		}
	}
	if (policy.redirect === undefined) outcomes.neutral |= lookups;
	else redirect(policy.redirect, address, lookups, outcomes, matched);
	return outcomes;
}

function redirect(
	step: SpfStep,
	address: Uint8Array,
	before: Lookups,
	outcomes: Outcomes,
	matched: SpfStep[] | undefined,
): void {
	const lookups = count(step, before, outcomes);
	if (lookups === 0) return;
	matched?.push(step);
	if (step.policy === undefined || step.policy.state === "outside") {
		for (const result of RESULTS) if (result !== "none") outcomes[result] |= lookups;
		return;
	}
	const target = evaluate(step.policy, address, lookups, undefined);
	outcomes.permerror |= target.none;
	for (const result of RESULTS) if (result !== "none") outcomes[result] |= target[result];
}

/** Counts the lookup of a step; the ways on which it is one too many end there. */
function count(step: SpfStep, before: Lookups, outcomes: Outcomes): Lookups {
	if (!step.lookup) return before;
	const after = before << 1;
	if ((after & ~ALLOWED) !== 0) outcomes.permerror |= after;
	return after & ALLOWED;
}
