import { hasPrefix } from "./special-address.ts";
import type { SpfQualifier } from "./spf.ts";
import type { AddressPrefix, SpfPolicy, SpfStep } from "./spf-policy.ts";

/** What a receiver can find (RFC 7208 section 2.6); a server that does not answer is not foreseen. */
export type SpfResult = "pass" | "fail" | "softfail" | "neutral" | "none" | "permerror";

/**
 * Every result that a receiver may come to for mail from `address`, as far as the zones tell: `include:` of a domain
 * outside, macros, `ptr` and the like may match or not. Evaluated as RFC 7208 section 4.6 has it, with the limit of ten
 * lookups. The limit of void lookups is left out: receivers may choose it.
 */
export function spfResults(policy: SpfPolicy, address: Uint8Array): ReadonlySet<SpfResult> {
	const outcomes = new Evaluation(policy, address).evaluate(policy, NO_LOOKUPS, undefined);
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
	new Evaluation(policy, address).evaluate(policy, NO_LOOKUPS, matched);
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
			if (step.policy !== undefined && policy.followed.has(step.policy)) policies.add(step.policy);
		}
		if (redirect?.policy !== undefined && policy.followed.has(redirect.policy)) policies.add(redirect.policy);
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

/** What comes out for one address. */
class Evaluation {
	readonly #address: Uint8Array;
	readonly #followed: ReadonlySet<SpfPolicy>;
	/** What included policies come to, by the counts with which they are arrived at: many ways may lead to one. */
	readonly #included = new Map<SpfPolicy, Map<Lookups, Outcomes>>();

	constructor({ followed }: SpfPolicy, address: Uint8Array) {
		this.#address = address;
		this.#followed = followed;
	}

	/** @param matched takes the steps that may match, in their order; the last one does for certain if the result is certain */
	evaluate(policy: SpfPolicy, before: Lookups, matched: SpfStep[] | undefined): Outcomes {
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
			const outside = step.maybe || this.#isOutside(step.policy);
			if (step.policy !== undefined && !outside) {
				const included = this.#evaluateIncluded(step.policy, lookups);
				outcomes.permerror |= included.permerror | included.none;
				outcomes[result] |= included.pass;
				lookups = included.fail | included.softfail | included.neutral;
				if (included.pass !== 0) matched?.push(step);
			} else if (step.error) {
				outcomes.permerror |= lookups;
				return outcomes;
			} else {
				const certain = step.always || step.prefixes.some(this.#isIn);
				if (certain || outside) {
					outcomes[result] |= lookups;
					matched?.push(step);
				}
				if (certain) return outcomes;
			}
		}
		if (policy.redirect === undefined) outcomes.neutral |= lookups;
		else this.#redirect(policy.redirect, lookups, outcomes, matched);
		return outcomes;
	}

	readonly #isIn = (prefix: AddressPrefix): boolean => hasPrefix(this.#address, prefix.address, prefix.length);

	#isOutside(policy: SpfPolicy | undefined): boolean {
		return policy !== undefined && (!this.#followed.has(policy) || policy.state === "outside");
	}

	#evaluateIncluded(policy: SpfPolicy, before: Lookups): Outcomes {
		let known = this.#included.get(policy);
		if (known === undefined) {
			known = new Map();
			this.#included.set(policy, known);
		}
		const outcomes = known.get(before) ?? this.evaluate(policy, before, undefined);
		known.set(before, outcomes);
		return outcomes;
	}

	#redirect(step: SpfStep, before: Lookups, outcomes: Outcomes, matched: SpfStep[] | undefined): void {
		const lookups = count(step, before, outcomes);
		if (lookups === 0) return;
		matched?.push(step);
		if (step.policy === undefined || this.#isOutside(step.policy)) {
			for (const result of RESULTS) if (result !== "none") outcomes[result] |= lookups;
			return;
		}
		const target = this.#evaluateIncluded(step.policy, lookups);
		outcomes.permerror |= target.none;
		for (const result of RESULTS) if (result !== "none") outcomes[result] |= target[result];
	}
}

/** Counts the lookup of a step; the ways on which it is one too many end there. */
function count(step: SpfStep, before: Lookups, outcomes: Outcomes): Lookups {
	if (!step.lookup) return before;
	const after = before << 1;
	if ((after & ~ALLOWED) !== 0) outcomes.permerror |= after;
	return after & ALLOWED;
}
