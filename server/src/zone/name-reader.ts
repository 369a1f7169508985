import { isAtSign, MAX_LABEL, MAX_NAME, readName, TOO_LONG_WITH_ORIGIN } from "../records/domain-name.ts";
import { nameProblem, nameRule } from "../records/rdata-reader.ts";
import type { Problem } from "../syntax/problem.ts";
import { isSyntaxError, type SyntaxRule } from "../syntax/syntax-rules.ts";
import { Tape } from "../syntax/tape.ts";
import { type NameId, NO_NAME, ROOT_NAME } from "../tables/name-table.ts";
import type { Tables } from "../tables/tables.ts";
import { HAS_DOTS, HAS_OTHERS } from "./owner-shape.ts";
import { deleteDots } from "./rdata-repairs.ts";
import { ReadingState } from "./reading-state.ts";
import { ORIGIN } from "./scan-state.ts";

/** More problems than this in one chunk say nothing new; but what cannot be read is never hidden by what is only doubtful. */
const MAX_PROBLEMS = 512;

/** What a problem may have beside its place and message. */
export type ProblemDetails = Pick<Problem, "glueOf" | "isRead" | "ownSeverity" | "repairs">;

/** Reads the names of the entry on the tape, below the origin in force, and reports what is wrong with them. */
export abstract class NameReader extends ReadingState {
	readonly tables: Tables;
	readonly tape: Tape = new Tape();
	problems: Problem[] = [];
	/** Whether anything was told of the entry at hand. */
	isTold = false;
	#originWire: Uint8Array = new Uint8Array(1);
	#originOfWire: NameId = ROOT_NAME;
	readonly #wire: Uint8Array = new Uint8Array(MAX_NAME + MAX_LABEL + 2);

	constructor(tables: Tables) {
		super();
		this.tables = tables;
	}

	/** Reports a problem at octets `start`..`end` of the chunk. */
	problem(rule: SyntaxRule, start: number, end: number, message: string, more?: ProblemDetails): void {
		const problem = { rule, start, end, message, ...more };
		this.isTold = true;
		const most = isSyntaxError(problem) ? 2 * MAX_PROBLEMS : MAX_PROBLEMS;
		if (this.problems.length < most) this.problems.push(problem);
	}

	/** Reports a problem at a token, or behind the last one where something is lacking. */
	problemAt(token: number, rule: SyntaxRule, message: string, more?: ProblemDetails): void {
		const { starts, ends, count } = this.tape;
		if (token < count) this.problem(rule, starts[token]!, ends[token]!, message, more);
		else if (count > 0) this.problem(rule, starts[0]!, ends[count - 1]!, message, more);
	}

	/**
	 * Reads the token as a name below the origin and enters it.
	 * `NO_NAME`, and a problem, if it is none.
	 */
	name(token: number, what: string): NameId {
		const { octets, starts, ends } = this.tape;
		return this.#intern(octets, starts[token]!, ends[token]!, what, token);
	}

	/** The owner that a `$GENERATE` made for one value, `octets[0..length)`; `NO_NAME`, and a problem, if it is no name. */
	generatedOwner(octets: Uint8Array, length: number): NameId {
		return this.#intern(octets, 0, length, "the owner", 2);
	}

	/** The wire form of the origin, which completes names in RDATA. */
	originWire(): Uint8Array {
		if (this.#originOfWire !== this.origin) {
			this.#originWire = this.tables.names.wire(this.origin);
			this.#originOfWire = this.origin;
		}
		return this.#originWire;
	}

	/** Whether a token is a name, were it too long with the origin. */
	isName(token: number): boolean {
		const { octets, starts, ends } = this.tape;
		return readName(octets, starts[token]!, ends[token]!, this.#wire, 0) >= 0;
	}

	/** The owner, which is the first token, from its `ownerShape`; `NO_NAME`, and a problem, if it is no name. */
	readOwner(shape: number): NameId {
		const { octets, starts, ends } = this.tape;
		const owner = this.enteredOwner(octets, starts[0]!, ends[0]!, shape);
		return owner >= 0 ? (owner as NameId) : this.#notEntered(owner, "the owner", 0);
	}

	/**
	 * Enters a written owner, `octets[start..end)`, from its `ownerShape`; most are one label, which can be entered as it is written.
	 * Below 0 where it is no name: one of the codes of domain-name.ts.
	 */
	enteredOwner(octets: Uint8Array, start: number, end: number, shape: number): number {
		const length = end - start;
		const isLabel = (shape & (HAS_DOTS | HAS_OTHERS)) === 0 && length > 0 && length <= MAX_LABEL;
		if (!isLabel || length + 1 + this.originWire().length > MAX_NAME) return this.#entered(octets, start, end);
		this.uses(ORIGIN);
		return this.tables.names.child(this.origin, octets, start, length);
	}

	#intern(octets: Uint8Array, start: number, end: number, what: string, token: number): NameId {
		const name = this.#entered(octets, start, end);
		return name >= 0 ? (name as NameId) : this.#notEntered(name, what, token);
	}

	/** Enters a written name below the origin; below 0 where it is none, which is then one of the codes of domain-name.ts. */
	#entered(octets: Uint8Array, start: number, end: number): number {
		const { names } = this.tables;
		if (isAtSign(octets, start, end)) {
			this.uses(ORIGIN);
			return this.origin;
		}
		const wire = this.#wire;
		const result = readName(octets, start, end, wire, 0);
		if (result < 0) return result;
		const length = result >> 1;
		if (result & 1) return names.intern(wire, 0, length - 1, ROOT_NAME);
		this.uses(ORIGIN);
		if (length + this.originWire().length > MAX_NAME) return TOO_LONG_WITH_ORIGIN;
		return names.intern(wire, 0, length, this.origin);
	}

	/** Tells why a token could not be entered as a name. */
	#notEntered(code: number, what: string, token: number): NameId {
		if (code === TOO_LONG_WITH_ORIGIN) {
			const message = `${what} "${this.#text(token)}" is longer than 255 octets once the origin is added`;
			this.problemAt(token, "name-too-long", message);
			return NO_NAME;
		}
		const rule = nameRule(code);
		const repairs = rule === "empty-label" ? deleteDots(this.tape, token) : [];
		this.problemAt(token, rule, nameProblem(code, what, this.#text(token)), { repairs });
		return NO_NAME;
	}

	#text(token: number): string {
		const { octets, starts, ends } = this.tape;
		return String.fromCharCode(...octets.subarray(starts[token]!, Math.min(ends[token]!, starts[token]! + 80)));
	}
}
