import { Dice } from "./dice.ts";
import { type Mutation, mutation } from "./mutation.ts";
import type { Seed } from "./seeds.ts";
import { SlowFailure, Walk, wallClock } from "./walk.ts";

/** An input that must not do what it does. */
export interface Find {
	/** The seed that it came from, and what it does. */
	readonly what: string;
	readonly seed: Seed;
	/** The text before each of the edits; the last one does it, or the text alone where there is none. */
	readonly texts: readonly Uint8Array[];
	readonly mutations: readonly Mutation[];
	/** Whether all that is wrong is that it takes long. */
	readonly isSlow: boolean;
}

/** Edits of a walk before another begins. */
const LONGEST_WALK = 80;
/** After so many edits the result is compared with what is seen when the files are opened anew. */
const COMPARED_EVERY = 16;
/** Inputs with findings that no input before had together; so many are kept to begin with. */
const MOST_KEPT = 4_000;
/** Inputs must not grow for ever. */
const MOST_CHARACTERS = 65_535;

/**
 * Tries texts that are a little wrong: walks of random edits from the seeds, and from inputs on the way
 * that showed something new.
 */
export class Fuzzer {
	readonly #dice: Dice;
	readonly #seeds: readonly Seed[];
	readonly #kept: Seed[] = [];
	readonly #longestStep: number;
	readonly #combinations = new Set<string>();
	tried = 0;
	compared = 0;

	/** @param longestStep so long, in milliseconds, nothing may hold the service up. */
	constructor(seeds: readonly Seed[], seed: number, longestStep: number) {
		this.#seeds = seeds;
		this.#longestStep = longestStep;
		this.#dice = new Dice(seed);
	}

	/** How many different combinations of findings were seen. */
	get combinations(): number {
		return this.#combinations.size;
	}

	/** One walk; what it found, if it failed. */
	walk(): Find | undefined {
		const dice = this.#dice;
		const seed = this.#kept.length > 0 && dice.oneIn(2) ? this.#short(this.#kept) : this.#short(this.#seeds);
		const start = this.#damaged(seed.files[seed.main]!);
		const texts = [start];
		const mutations: Mutation[] = [];
		try {
			const walk = new Walk(seed, start, wallClock, this.#longestStep);
			const steps = 1 + dice.below(LONGEST_WALK);
			for (let step = 1; step <= steps; step++) {
				const next = { ...mutation(dice, walk.text), ...(dice.oneIn(10) && { onDisk: true }) };
				if (step > 1) texts.push(walk.octets);
				mutations.push(next);
				walk.edit(next);
				this.tried++;
				if (dice.oneIn(20)) walk.ask(dice.below(walk.text.length + 1));
				if (step % COMPARED_EVERY === 0 || step === steps) {
					walk.compare(dice.oneIn(8) ? "actions" : "findings");
					this.compared++;
					this.#keep(walk);
				}
				if (walk.text.length > MOST_CHARACTERS) break;
			}
			return undefined;
		} catch (error) {
			const what = `${seed.name}: ${error instanceof Error ? (error.stack ?? error.message) : error}`;
			return { what, seed, texts, mutations, isSlow: error instanceof SlowFailure };
		}
	}

	/** Mostly a short one, since more of them can be tried. */
	#short(seeds: readonly Seed[]): Seed {
		const drawn = [this.#dice.pick(seeds), this.#dice.pick(seeds), this.#dice.pick(seeds)];
		const length = ({ files, main }: Seed) => files[main]!.length;
		return this.#dice.oneIn(8) ? drawn[0]! : drawn.reduce((one, other) => (length(one) < length(other) ? one : other));
	}

	/** Now and then some octets that no editor writes. */
	#damaged(octets: Uint8Array): Uint8Array {
		const dice = this.#dice;
		if (octets.length === 0 || !dice.oneIn(8)) return octets;
		const damaged = Uint8Array.from(octets);
		for (let count = dice.small(8); count >= 0; count--) damaged[dice.below(damaged.length)] = dice.below(256);
		return damaged;
	}

	#keep(walk: Walk): void {
		const { rulesFound } = walk;
		if (this.#combinations.has(rulesFound)) return;
		this.#combinations.add(rulesFound);
		const { seed } = walk;
		const kept: Seed = { ...seed, files: { ...seed.files, [seed.main]: walk.octets } };
		if (this.#kept.length < MOST_KEPT) this.#kept.push(kept);
		else this.#kept[this.#dice.below(MOST_KEPT)] = kept;
	}
}
