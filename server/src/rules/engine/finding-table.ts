import { grown } from "../../tables/columns.ts";
import type { RecordId } from "../../tables/record-table.ts";

/** Kinds of subject that rules look at. */
export const RECORD_SUBJECT = 0;
export const ADDRESS_SUBJECT = 1;
export const DOMAIN_SUBJECT = 2;
export const ZONE_SUBJECT = 3;

export type SubjectKind = 0 | 1 | 2 | 3;

/**
 * The findings of all rules, as rows of numbers: which rule reported which record when it looked at
 * which subject, and as the how-manieth. Message and fixes are not kept: the rule is asked again when
 * someone wants to see them, so that a hundred thousand findings weigh little.
 *
 * Two lists run through the rows: those of a subject, and those of a file.
 */
export class FindingTable {
	rule: Uint16Array = new Uint16Array(INITIAL);
	kind: Uint8Array = new Uint8Array(INITIAL);
	ordinal: Uint16Array = new Uint16Array(INITIAL);
	record: Int32Array = new Int32Array(INITIAL);
	#key: Float64Array = new Float64Array(INITIAL);
	#file: Int32Array = new Int32Array(INITIAL);
	#nextOfSubject: Int32Array = new Int32Array(INITIAL);
	#nextOfFile: Int32Array = new Int32Array(INITIAL);
	#previousOfFile: Int32Array = new Int32Array(INITIAL);
	readonly #firstOfSubject: readonly Map<number, number>[] = [new Map(), new Map(), new Map(), new Map()];
	readonly #firstOfFile = new Map<number, number>();
	#used = 0;
	#firstFree = -1;
	/** How many findings there are. */
	live = 0;

	/** Enters a finding of a subject in a file. */
	add(kind: SubjectKind, key: number, rule: number, ordinal: number, record: RecordId, file: number): void {
		const row = this.#take();
		this.rule[row] = rule;
		this.kind[row] = kind;
		this.ordinal[row] = ordinal;
		this.record[row] = record;
		this.#key[row] = key;
		this.#file[row] = file;
		const subjects = this.#firstOfSubject[kind]!;
		this.#nextOfSubject[row] = subjects.get(key) ?? -1;
		subjects.set(key, row);
		const next = this.#firstOfFile.get(file) ?? -1;
		this.#nextOfFile[row] = next;
		this.#previousOfFile[row] = -1;
		if (next >= 0) this.#previousOfFile[next] = row;
		this.#firstOfFile.set(file, row);
		this.live++;
	}

	/** Takes out the findings of a subject; `onFile` is told the file of each. */
	remove(kind: SubjectKind, key: number, onFile: (file: number) => void): void {
		const subjects = this.#firstOfSubject[kind]!;
		let row = subjects.get(key) ?? -1;
		if (row < 0) return;
		subjects.delete(key);
		while (row >= 0) {
			const next = this.#nextOfSubject[row]!;
			onFile(this.#file[row]!);
			this.#unlinkFromFile(row);
			this.#nextOfSubject[row] = this.#firstFree;
			this.#firstFree = row;
			this.live--;
			row = next;
		}
	}

	/** Whether a subject has findings. */
	has(kind: SubjectKind, key: number): boolean {
		return this.#firstOfSubject[kind]!.has(key);
	}

	/** Takes all findings out. */
	clear(): void {
		for (const subjects of this.#firstOfSubject) subjects.clear();
		this.#firstOfFile.clear();
		this.#used = 0;
		this.#firstFree = -1;
		this.live = 0;
	}

	/** The rows of a file. */
	*ofFile(file: number): IterableIterator<number> {
		for (let row = this.#firstOfFile.get(file) ?? -1; row >= 0; row = this.#nextOfFile[row]!) yield row;
	}

	/** The key of the subject of a row. */
	key(row: number): number {
		return this.#key[row]!;
	}

	#take(): number {
		if (this.#firstFree >= 0) {
			const row = this.#firstFree;
			this.#firstFree = this.#nextOfSubject[row]!;
			return row;
		}
		if (this.#used === this.rule.length) this.#grow();
		return this.#used++;
	}

	#unlinkFromFile(row: number): void {
		const next = this.#nextOfFile[row]!;
		const previous = this.#previousOfFile[row]!;
		if (next >= 0) this.#previousOfFile[next] = previous;
		if (previous >= 0) this.#nextOfFile[previous] = next;
		else if (next >= 0) this.#firstOfFile.set(this.#file[row]!, next);
		else this.#firstOfFile.delete(this.#file[row]!);
	}

	#grow(): void {
		const capacity = this.rule.length * 2;
		this.rule = grown(this.rule, capacity);
		this.kind = grown(this.kind, capacity);
		this.ordinal = grown(this.ordinal, capacity);
		this.record = grown(this.record, capacity);
		const keys = new Float64Array(capacity);
		keys.set(this.#key);
		this.#key = keys;
		this.#file = grown(this.#file, capacity);
		this.#nextOfSubject = grown(this.#nextOfSubject, capacity);
		this.#nextOfFile = grown(this.#nextOfFile, capacity);
		this.#previousOfFile = grown(this.#previousOfFile, capacity);
	}
}

const INITIAL = 256;
