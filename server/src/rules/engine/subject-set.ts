import { ADDRESS_SUBJECT, DOMAIN_SUBJECT, RECORD_SUBJECT, type SubjectKind, ZONE_SUBJECT } from "./finding-table.ts";

/** Subjects that are to be judged again, each once. */
export class SubjectSet {
	readonly #keys: readonly Set<number>[] = [new Set(), new Set(), new Set(), new Set()];

	add(kind: SubjectKind, key: number): void {
		this.#keys[kind]!.add(key);
	}

	delete(kind: SubjectKind, key: number): void {
		this.#keys[kind]!.delete(key);
	}

	/** Takes out one subject: of each kind in turn those that others build on first; undefined when none is left. */
	take(): { kind: SubjectKind; key: number } | undefined {
		for (const kind of ORDER) {
			for (const key of this.#keys[kind]!) {
				this.#keys[kind]!.delete(key);
				return { kind, key };
			}
		}
		return undefined;
	}

	get size(): number {
		return this.#keys.reduce((sum, keys) => sum + keys.size, 0);
	}

	clear(): void {
		for (const keys of this.#keys) keys.clear();
	}
}

const ORDER: readonly SubjectKind[] = [DOMAIN_SUBJECT, ADDRESS_SUBJECT, RECORD_SUBJECT, ZONE_SUBJECT];
