/** Something that is the same for all who have the same key. */
export interface Canonical<Value> {
	/** None of the others that are in use has it. */
	readonly id: number;
	readonly key: string;
	readonly value: Value;
}

/** Values by key, so that who says the same has the very same one. */
export class Canon<Value> {
	readonly #byKey = new Map<string, Canonical<Value>>();
	#nextId = 0;

	/** The value with a key, made where there is none. */
	of(key: string, make: () => Value): Canonical<Value> {
		let known = this.#byKey.get(key);
		if (known === undefined) {
			known = { id: this.#nextId++, key, value: make() };
			this.#byKey.set(key, known);
		}
		return known;
	}

	/** Forgets one that nobody has any more. */
	delete({ key }: Canonical<Value>): void {
		this.#byKey.delete(key);
	}
}
