import { grown } from "../../tables/columns.ts";
import type { RecordId } from "../../tables/record-table.ts";
import type { ToldFinding } from "./told-finding.ts";

/** Kinds of subject that rules look at. */
export const RECORD_SUBJECT = 0;
export const ADDRESS_SUBJECT = 1;
export const DOMAIN_SUBJECT = 2;
export const ZONE_SUBJECT = 3;
/** What verifying a zone has shown; its key is that of the zone. */
export const VERIFICATION_SUBJECT = 4;
/** All records of a name; its key is the number of the name. */
export const NAME_SUBJECT = 5;

export type SubjectKind = 0 | 1 | 2 | 3 | 4 | 5;

/** More than there are kinds, so that a key and a kind make one number. */
export const SUBJECT_KINDS = 8;

/** What rules look at; it stays the same while edits come and go, as long as it is there. */
export interface Subject {
	readonly kind: SubjectKind;
	readonly key: number;
}

/** A line of a file, as far as its text is concerned. What is found there is kept with the text and not in the table. */
export const TEXT_SUBJECT = 6;

/** One line, counted from 0; it moves when lines before it come or go. */
export interface TextSubject {
	readonly kind: typeof TEXT_SUBJECT;
	readonly key: number;
}

/**
 * The findings of all rules, as rows of numbers: which rule reported which record when it looked at
 * which subject, and as the how-manieth. Message and fixes are not kept: the rule is asked again when
 * someone wants to see them, so that a hundred thousand findings weigh little.
 *
 * Two lists run through the rows: those of a subject, and those that are shown together. What is shown
 * together is for the caller to say: the findings of a file, or those of one rule in one zone.
 */
export class FindingTable {
	rule: Uint16Array = new Uint16Array(INITIAL);
	kind: Uint8Array = new Uint8Array(INITIAL);
	ordinal: Uint32Array = new Uint32Array(INITIAL);
	record: Int32Array = new Int32Array(INITIAL);
	/** 0 for an error to 3 for a hint. */
	rank: Uint8Array = new Uint8Array(INITIAL);
	/** What was made of a row to show it, kept until the row goes. */
	readonly told = new Map<number, ToldFinding>();
	#key: Float64Array = new Float64Array(INITIAL);
	#list: Int32Array = new Int32Array(INITIAL);
	#nextOfSubject: Int32Array = new Int32Array(INITIAL);
	#nextOfList: Int32Array = new Int32Array(INITIAL);
	#previousOfList: Int32Array = new Int32Array(INITIAL);
	readonly #firstOfSubject: readonly Map<number, number>[] = Array.from({ length: SUBJECT_KINDS }, () => new Map());
	readonly #lists = new Map<number, { first: number; count: number }>();
	#used = 0;
	#firstFree = -1;
	/** How many findings there are. */
	live = 0;

	/** Enters a finding of a subject into a list. */
	add(
		kind: SubjectKind,
		key: number,
		rule: number,
		ordinal: number,
		rank: number,
		record: RecordId,
		list: number,
	): void {
		const row = this.#take();
		this.rule[row] = rule;
		this.kind[row] = kind;
		this.ordinal[row] = ordinal;
		this.record[row] = record;
		this.rank[row] = rank;
		this.#key[row] = key;
		this.#list[row] = list;
		const subjects = this.#firstOfSubject[kind]!;
		this.#nextOfSubject[row] = subjects.get(key) ?? -1;
		subjects.set(key, row);
		const members = this.#lists.get(list);
		const next = members?.first ?? -1;
		this.#nextOfList[row] = next;
		this.#previousOfList[row] = -1;
		if (next >= 0) this.#previousOfList[next] = row;
		if (members) {
			members.first = row;
			members.count++;
		} else {
			this.#lists.set(list, { first: row, count: 1 });
		}
		this.live++;
	}

	/** Takes out the findings of a subject; `onList` is told the list of each. */
	remove(kind: SubjectKind, key: number, onList: (list: number) => void): void {
		const subjects = this.#firstOfSubject[kind]!;
		let row = subjects.get(key) ?? -1;
		if (row < 0) return;
		subjects.delete(key);
		while (row >= 0) {
			const next = this.#nextOfSubject[row]!;
			onList(this.#list[row]!);
			this.#unlink(row);
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
		this.#lists.clear();
		this.told.clear();
		this.#used = 0;
		this.#firstFree = -1;
		this.live = 0;
	}

	/** How many rows a list has. */
	count(list: number): number {
		return this.#lists.get(list)?.count ?? 0;
	}

	/** The rows of a list, in no order. */
	*rows(list: number): IterableIterator<number> {
		for (let row = this.#lists.get(list)?.first ?? -1; row >= 0; row = this.#nextOfList[row]!) yield row;
	}

	/** The rows of a subject, in the order in which its rules reported them. */
	rowsOf(kind: SubjectKind, key: number): number[] {
		const rows: number[] = [];
		for (let row = this.#firstOfSubject[kind]!.get(key) ?? -1; row >= 0; row = this.#nextOfSubject[row]!)
			rows.push(row);
		return rows.reverse();
	}

	/** The list that a row is in. */
	list(row: number): number {
		return this.#list[row]!;
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

	#unlink(row: number): void {
		this.told.delete(row);
		const next = this.#nextOfList[row]!;
		const previous = this.#previousOfList[row]!;
		const list = this.#list[row]!;
		const members = this.#lists.get(list)!;
		if (next >= 0) this.#previousOfList[next] = previous;
		if (previous >= 0) this.#nextOfList[previous] = next;
		else members.first = next;
		if (--members.count === 0) this.#lists.delete(list);
	}

	#grow(): void {
		const capacity = this.rule.length * 2;
		this.rule = grown(this.rule, capacity);
		this.kind = grown(this.kind, capacity);
		this.ordinal = grown(this.ordinal, capacity);
		this.record = grown(this.record, capacity);
		this.rank = grown(this.rank, capacity);
		const keys = new Float64Array(capacity);
		keys.set(this.#key);
		this.#key = keys;
		this.#list = grown(this.#list, capacity);
		this.#nextOfSubject = grown(this.#nextOfSubject, capacity);
		this.#nextOfList = grown(this.#nextOfList, capacity);
		this.#previousOfList = grown(this.#previousOfList, capacity);
	}
}

const INITIAL = 256;
