import { type Instruction, parseProgram } from "./regexp-program.ts";

/** A regular expression that is as fast as the text is long, whatever stands in it. */
export interface LinearRegexp {
	/** The groups of the first match, the whole match as the first of them; undefined where nothing matches. */
	match(text: string): readonly (string | undefined)[] | undefined;
	/** The numbers of named groups. */
	readonly names: ReadonlyMap<string, number>;
}

/**
 * Reads a regular expression in the syntax of Go's `regexp`; undefined if it is none. Of the alternatives the first that matches is
 * taken, as in Perl. No pair of instruction and place is tried twice, so that none takes longer than their product.
 */
export function linearRegexp(pattern: string): LinearRegexp | undefined {
	const parsed = parseProgram(pattern);
	if (!parsed) return undefined;
	const { program, groups, names } = parsed;
	return { names, match: (text) => run(program, groups, text) };
}

/** A branch that is to be tried later: where to go on, or a group's end to be put back. */
type Job =
	| { readonly at: number; readonly place: number }
	| { readonly slot: number; readonly before: number | undefined };

function run(
	program: readonly Instruction[],
	groups: number,
	text: string,
): readonly (string | undefined)[] | undefined {
	const tried = new Uint8Array(program.length * (text.length + 1));
	for (let start = 0; start <= text.length; start++) {
		const slots: (number | undefined)[] = new Array((groups + 1) * 2).fill(undefined);
		const end = runFrom(program, text, start, slots, tried);
		if (end === undefined) continue;
		slots[0] = start;
		slots[1] = end;
		return Array.from({ length: groups + 1 }, (_, group) => {
			const [from, to] = [slots[group * 2], slots[group * 2 + 1]];
			return from === undefined || to === undefined ? undefined : text.slice(from, to);
		});
	}
	return undefined;
}

function runFrom(
	program: readonly Instruction[],
	text: string,
	start: number,
	slots: (number | undefined)[],
	tried: Uint8Array,
): number | undefined {
	const jobs: Job[] = [{ at: 0, place: start }];
	for (let job = jobs.pop(); job; job = jobs.pop()) {
		if ("slot" in job) {
			slots[job.slot] = job.before;
			continue;
		}
		let { at, place } = job;
		for (;;) {
			const key = at * (text.length + 1) + place;
			if (tried[key] === 1) break;
			tried[key] = 1;
			const one = program[at]!;
			if (one.kind === "match") return place;
			if (one.kind === "character") {
				if (place === text.length || !one.fits(text[place]!)) break;
				place++;
				at++;
			} else if (one.kind === "assert") {
				if (!one.holds(text, place)) break;
				at++;
			} else if (one.kind === "save") {
				jobs.push({ slot: one.slot, before: slots[one.slot] });
				slots[one.slot] = place;
				at++;
			} else {
				if (one.otherwise !== undefined) jobs.push({ at: one.otherwise, place });
				at = one.first;
			}
		}
	}
	return undefined;
}
