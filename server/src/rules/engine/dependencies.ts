import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";
import { SetMap } from "../../trio/set-map.ts";
import type { Watch } from "../views/watch.ts";
import { SUBJECT_KINDS, type SubjectKind } from "./finding-table.ts";
import type { SubjectSet } from "./subject-set.ts";

/** What can be watched: a name's records, an address, who refers to a name. */
const NAME = 0;
const ADDRESS = 1;
const REFERENCES = 2;

/**
 * Which subjects were judged by what they looked at, where that cannot be found by following reference
 * lists. Most subjects watch nothing, so this stays small.
 */
export class Dependencies implements Watch {
	readonly #watchers = new SetMap<number, number>();
	readonly #watched = new SetMap<number, number>();
	#subject = -1;

	/** From now on, what is watched belongs to this subject; what it watched before is to be forgotten first. */
	begin(kind: SubjectKind, key: number): void {
		this.#subject = key * SUBJECT_KINDS + kind;
	}

	/** Forgets what a subject watched. */
	forget(kind: SubjectKind, key: number): void {
		const subject = key * SUBJECT_KINDS + kind;
		if (!this.#watched.has(subject)) return;
		for (const thing of this.#watched.of(subject)) this.#watchers.remove(thing, subject);
		this.#watched.delete(subject);
	}

	name(name: NameId): void {
		this.#watch(name * 4 + NAME);
	}

	address(address: AddressId): void {
		this.#watch(address * 4 + ADDRESS);
	}

	references(name: NameId): void {
		this.#watch(name * 4 + REFERENCES);
	}

	/** Marks who watches a name. */
	nameChanged(name: NameId, subjects: SubjectSet): void {
		this.#changed(name * 4 + NAME, subjects);
	}

	addressChanged(address: AddressId, subjects: SubjectSet): void {
		this.#changed(address * 4 + ADDRESS, subjects);
	}

	referencesChanged(name: NameId, subjects: SubjectSet): void {
		this.#changed(name * 4 + REFERENCES, subjects);
	}

	clear(): void {
		this.#watchers.clear();
		this.#watched.clear();
	}

	#watch(thing: number): void {
		if (this.#subject < 0) return;
		this.#watchers.add(thing, this.#subject);
		this.#watched.add(this.#subject, thing);
	}

	#changed(thing: number, subjects: SubjectSet): void {
		for (const subject of this.#watchers.of(thing)) {
			subjects.add((subject % SUBJECT_KINDS) as SubjectKind, Math.floor(subject / SUBJECT_KINDS));
		}
	}
}
