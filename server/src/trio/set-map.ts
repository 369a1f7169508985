/**
 * Sets by key. Nearly all of them have one member, which stands in the map itself: a hundred thousand sets of one would take several
 * times the memory.
 */
export class SetMap<Key, Member extends number | string | object> {
	readonly #members = new Map<Key, Member | Set<Member>>();

	/** How many keys have members. */
	get size(): number {
		return this.#members.size;
	}

	keys(): IterableIterator<Key> {
		return this.#members.keys();
	}

	/** Whether a key has members. */
	has(key: Key): boolean {
		return this.#members.has(key);
	}

	/** Whether a key has this member. */
	holds(key: Key, member: Member): boolean {
		const members = this.#members.get(key);
		return members instanceof Set ? members.has(member) : members === member;
	}

	/** How many members a key has. */
	count(key: Key): number {
		const members = this.#members.get(key);
		if (members === undefined) return 0;
		return members instanceof Set ? members.size : 1;
	}

	/** The members of a key, in the order in which they came. */
	of(key: Key): Iterable<Member> {
		const members = this.#members.get(key);
		if (members === undefined) return NONE;
		return members instanceof Set ? members : [members];
	}

	add(key: Key, member: Member): void {
		const members = this.#members.get(key);
		if (members === undefined) this.#members.set(key, member);
		else if (members instanceof Set) members.add(member);
		else if (members !== member) this.#members.set(key, new Set([members, member]));
	}

	/** Takes a member out of the set of a key, and the key with its last member; whether it was there. */
	remove(key: Key, member: Member): boolean {
		if (!this.holds(key, member)) return false;
		const members = this.#members.get(key);
		if (members instanceof Set && members.size > 1) members.delete(member);
		else this.#members.delete(key);
		return true;
	}

	/** Takes out all members of a key. */
	delete(key: Key): void {
		this.#members.delete(key);
	}

	clear(): void {
		this.#members.clear();
	}
}

const NONE: readonly never[] = [];
