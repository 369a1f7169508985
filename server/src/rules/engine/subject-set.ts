import {
	ADDRESS_SUBJECT,
	DOMAIN_SUBJECT,
	NAME_SUBJECT,
	RECORD_SUBJECT,
	SUBJECT_KINDS,
	type SubjectKind,
	VERIFICATION_SUBJECT,
	ZONE_SUBJECT,
} from "./finding-table.ts";

/** Subjects that are to be judged again, each once. */
export class SubjectSet {
	readonly #members: readonly Set<number>[] = Array.from({ length: SUBJECT_KINDS }, () => new Set());
	/** The members again, to be taken from the end: taking from a large set one by one would search it each time. */
	readonly #queues: readonly number[][] = Array.from({ length: SUBJECT_KINDS }, () => []);

	add(kind: SubjectKind, key: number): void {
		const members = this.#members[kind]!;
		if (members.size !== members.add(key).size) this.#queues[kind]!.push(key);
	}

	/** Takes out one subject, the kinds in a fixed order; undefined when none is left. */
	take(): { kind: SubjectKind; key: number } | undefined {
		for (const kind of ORDER) {
			const key = this.#queues[kind]!.pop();
			if (key === undefined) continue;
			this.#members[kind]!.delete(key);
			return { kind, key };
		}
		return undefined;
	}

	get size(): number {
		return this.#queues.reduce((sum, queue) => sum + queue.length, 0);
	}

	clear(): void {
		for (const members of this.#members) members.clear();
		for (const queue of this.#queues) queue.length = 0;
	}
}

const ORDER: readonly SubjectKind[] = [
	DOMAIN_SUBJECT,
	ADDRESS_SUBJECT,
	RECORD_SUBJECT,
	NAME_SUBJECT,
	ZONE_SUBJECT,
	VERIFICATION_SUBJECT,
];
