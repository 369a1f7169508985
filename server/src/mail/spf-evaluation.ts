import type { SpfQualifier } from "./spf.ts";
import {
	type AddressPrefix,
	namesAddress,
	prefixesOf,
	type SpfContent,
	type SpfPolicy,
	type SpfStep,
} from "./spf-policy.ts";

/** What a receiver can find (RFC 7208 section 2.6); a server that does not answer is not foreseen. */
export type SpfResult = "pass" | "fail" | "softfail" | "neutral" | "none" | "permerror";

/**
 * Every result that a receiver may come to for mail from `address`, as far as the zones tell: `include:` of a domain
 * outside, macros, `ptr` and the like may match or not. Evaluated as RFC 7208 section 4.6 has it, with the limit of ten
 * lookups. The limit of void lookups is left out: receivers may choose it.
 */
export function spfResults(policy: SpfPolicy, address: Uint8Array): ReadonlySet<SpfResult> {
	return new SpfSender(address).results(policy);
}

/** Whether every receiver must come to `pass` for mail from `address`. */
export function spfPasses(policy: SpfPolicy, address: Uint8Array): boolean {
	return new SpfSender(address).isPassedBy(policy);
}

/** An address, of which many records are asked: what several of them include is evaluated once. */
export class SpfSender {
	/** 4 or 16 octets. */
	readonly address: Uint8Array;
	readonly #included: IncludedOutcomes = new Map();

	constructor(address: Uint8Array) {
		this.address = address;
	}

	/** What `spfResults` says. */
	results(policy: SpfPolicy): ReadonlySet<SpfResult> {
		const outcomes = this.#outcomes(policy);
		return new Set(RESULTS.filter((result) => outcomes[result] !== 0));
	}

	/** What `spfPasses` says. */
	isPassedBy(policy: SpfPolicy): boolean {
		const outcomes = this.#outcomes(policy);
		return RESULTS.every((result) => (outcomes[result] !== 0) === (result === "pass"));
	}

	#outcomes({ state, content }: SpfPolicy): Outcomes {
		// Where not all is followed, what an included record comes to depends on how far it is.
		const included: IncludedOutcomes = content.isFollowedWhole ? this.#included : new Map();
		return new Evaluation(content, this.address, included).evaluate(state, content, NO_LOOKUPS, undefined);
	}
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
	const { state, content } = policy;
	new Evaluation(content, address, new Map()).evaluate(state, content, NO_LOOKUPS, matched);
	const step = matched.at(-1);
	if (step === undefined) return undefined;
	return { domain: policy.domain, text: step.text, start: step.term.start, end: step.term.end };
}

/**
 * Every prefix that can make an address pass: `a`, `mx`, `ip4:` and `ip6:` of the record and of what it includes. An
 * address under one of them still has to be asked for by `spfPasses`. `all` names no address and is not among them.
 */
export function passablePrefixes(content: SpfContent): readonly AddressPrefix[] {
	return [...passableContents(content)].flatMap(({ steps }) => steps.filter(isPassing).flatMap(prefixesOf));
}

/** A record and those that it includes, as far as what they name can make an address pass; in the order in which they are come to. */
export function passableContents(content: SpfContent): ReadonlySet<SpfContent> {
	const contents = new Set([content]);
	// A set is walked in the order of insertion, together with what is added on the way.
	for (const { steps, redirect } of contents) {
		for (const step of [...steps.filter(isPassing), redirect]) {
			// What is not followed is not to be read.
			if (step?.policy === undefined || !content.followed.has(step.policy)) continue;
			if (step.policy.state === "record") contents.add(step.policy.content);
		}
	}
	return contents;
}

/** Whether an address that a step names passes. */
export function isPassing({ term }: SpfStep): boolean {
	return term.qualifier === "+";
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

/** What included policies come to, by the counts with which they are arrived at: many ways may lead to one. */
type IncludedOutcomes = Map<SpfPolicy, Map<Lookups, Outcomes>>;

/** What comes out for one address. */
class Evaluation {
	readonly #address: Uint8Array;
	readonly #followed: ReadonlySet<SpfPolicy>;
	readonly #included: IncludedOutcomes;

	constructor({ followed }: SpfContent, address: Uint8Array, included: IncludedOutcomes) {
		this.#address = address;
		this.#followed = followed;
		this.#included = included;
	}

	/** @param matched takes the steps that may match, in their order; the last one does for certain if the result is certain */
	evaluate(
		state: SpfPolicy["state"],
		{ steps, redirect }: SpfContent,
		before: Lookups,
		matched: SpfStep[] | undefined,
	): Outcomes {
		const outcomes: Outcomes = { pass: 0, fail: 0, softfail: 0, neutral: 0, none: 0, permerror: 0 };
		if (state !== "record") {
			if (state !== "outside") outcomes[state] = before;
			else for (const result of RESULTS) outcomes[result] = before;
			return outcomes;
		}
		let lookups = before;
		for (const step of steps) {
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
				const certain = step.always || namesAddress(step, this.#address);
				if (certain || outside) {
					outcomes[result] |= lookups;
					matched?.push(step);
				}
				if (certain) return outcomes;
			}
		}
		if (redirect === undefined) outcomes.neutral |= lookups;
		else this.#redirect(redirect, lookups, outcomes, matched);
		return outcomes;
	}

	#isOutside(policy: SpfPolicy | undefined): boolean {
		return policy !== undefined && (!this.#followed.has(policy) || policy.state === "outside");
	}

	#evaluateIncluded(policy: SpfPolicy, before: Lookups): Outcomes {
		let known = this.#included.get(policy);
		if (known === undefined) {
			known = new Map();
			this.#included.set(policy, known);
		}
		const outcomes = known.get(before) ?? this.evaluate(policy.state, policy.content, before, undefined);
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
