import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Random choices that are the same for the same seed. */
export class Dice {
	readonly #generator;

	constructor(seed: number) {
		this.#generator = xoroshiro128plus(seed);
	}

	/** A whole number from 0 to below `limit`, which is at least 1. */
	below(limit: number): number {
		return uniformInt(this.#generator, 0, limit - 1);
	}

	/** True once in `count` times. */
	oneIn(count: number): boolean {
		return this.below(count) === 0;
	}

	pick<Item>(items: readonly Item[]): Item {
		return items[this.below(items.length)]!;
	}

	/** Mostly small, up to below `limit`: each power of two is as likely as another. */
	small(limit: number): number {
		return this.below(1 + this.below(1 + this.below(limit)));
	}
}
