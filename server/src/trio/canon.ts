/** Something of which all who have the same key have the same one. */
export interface Canonical {
	/** None of the others that are in use has it. */
	readonly id: number;
	readonly key: string;
}

/** Things by key, so that who says the same has the very same one. */
export class Canon<Thing extends Canonical> {
	readonly #byKey = new Map<string, Thing>();
	#nextId = 0;

	/** The thing with a key, made where there is none. */
	of(key: string, make: (canonical: Canonical) => Thing): Thing {
		let known = this.#byKey.get(key);
		if (known === undefined) {
			known = make({ id: this.#nextId++, key });
			this.#byKey.set(key, known);
		}
		return known;
	}

	/** Forgets one that nobody has any more. */
	delete({ key }: Thing): void {
		this.#byKey.delete(key);
	}
}
