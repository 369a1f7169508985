import { labelText } from "../records/domain-name.ts";
import { DIGIT_0, hexValue, isDigit } from "../text/char.ts";
import { grown, powerOfTwo } from "./columns.ts";
import { LOWERED, labelHash } from "./label-hash.ts";
import { HOST_LABEL, HYPHEN_PAIR, labelKind, OCTET_KINDS, UNDERSCORED, WILDCARD } from "./label-kind.ts";
import { type LabelMatch, labelMatch, NOT_IN_LABEL } from "./label-match.ts";

/** Number of a name in the table; the root is 0. */
export type NameId = number & { readonly brand: "name" };

export const ROOT_NAME = 0 as NameId;
export const NO_NAME = -1 as NameId;

const FIRST_CAPACITY = 1024;

/** About as many as there are in a label, its length included. */
const OCTETS_PER_LABEL = 10;

/**
 * All domain names, each stored once, as a tree of labels in flat columns: a name is its parent and
 * one label more. So a suffix is stored once, "below that name" is a walk to the parent, and two names
 * are compared as two integers. Labels are in lower case (RFC 4343).
 *
 * `firstOwner` and `firstReference` are the heads of the lists that the record table keeps.
 */
export class NameTable {
	count = 1;
	parent: Int32Array;
	firstChild: Int32Array;
	nextSibling: Int32Array;
	/** The first record that this name owns, or -1. */
	firstOwner: Int32Array;
	/** The first record that refers to this name, or -1. */
	firstReference: Int32Array;
	/** How many records it owns, plus how many of its children are active: above 0, the name exists (RFC 8020). */
	activity: Int32Array;
	/** Of each name the `labelKind` of its first label, and in the upper four bits those of all its labels together. */
	#kinds: Uint8Array;
	#labelAt: Uint32Array;
	#labels: Uint8Array;
	#labelsLength = 1;
	/** Open addressing: of each slot the name + 1, or 0 where it is free, and its hash, side by side so that both come from memory at once. */
	#slots: Int32Array;
	readonly #lastAbsolute: LastName = { origin: NO_NAME, wire: new Uint8Array(256), length: 0, name: NO_NAME };
	readonly #lastRelative: LastName = { origin: NO_NAME, wire: new Uint8Array(256), length: 0, name: NO_NAME };

	constructor() {
		this.parent = new Int32Array(FIRST_CAPACITY);
		this.firstChild = new Int32Array(FIRST_CAPACITY);
		this.nextSibling = new Int32Array(FIRST_CAPACITY);
		this.firstOwner = new Int32Array(FIRST_CAPACITY);
		this.firstReference = new Int32Array(FIRST_CAPACITY);
		this.activity = new Int32Array(FIRST_CAPACITY);
		this.#kinds = new Uint8Array(FIRST_CAPACITY);
		this.#labelAt = new Uint32Array(FIRST_CAPACITY);
		this.#labels = new Uint8Array(FIRST_CAPACITY * OCTETS_PER_LABEL);
		this.#slots = new Int32Array(slotsFor(FIRST_CAPACITY) * 2);
		this.parent[0] = -1;
		this.firstChild[0] = -1;
		this.nextSibling[0] = -1;
		this.firstOwner[0] = -1;
		this.firstReference[0] = -1;
	}

	/** Makes room for so many more names at once: to grow while they are read takes longer in all, and tens of milliseconds at a time. */
	reserve(more: number): void {
		const names = this.count + more;
		if (names > this.parent.length) this.#grow(Math.max(names, this.parent.length * 2));
		const octets = this.#labelsLength + more * OCTETS_PER_LABEL;
		if (octets > this.#labels.length) this.#labels = grown(this.#labels, Math.max(octets, this.#labels.length * 2));
		if (slotsFor(names) * 2 > this.#slots.length) this.#rehash(slotsFor(names));
	}

	/**
	 * The name that `parent` and one more label make, entered if it is new.
	 *
	 * Hot: once per label of a million names.
	 */
	child(parent: NameId, octets: Uint8Array, at: number, length: number): NameId {
		const hash = labelHash(parent, octets, at, length);
		const slots = this.#slots;
		const mask = slots.length - 1;
		let slot = (hash << 1) & mask;
		for (;;) {
			const entry = slots[slot]!;
			if (entry === 0) return this.#enter(parent, octets, at, length, hash, slot);
			if (slots[slot + 1] === hash && this.#isLabel(entry - 1, parent, octets, at, length))
				return (entry - 1) as NameId;
			slot = (slot + 2) & mask;
		}
	}

	/** Like `child`, but `NO_NAME` where the name is not in the table. */
	findChild(parent: NameId, octets: Uint8Array, at: number, length: number): NameId {
		const hash = labelHash(parent, octets, at, length);
		const slots = this.#slots;
		const mask = slots.length - 1;
		let slot = (hash << 1) & mask;
		for (;;) {
			const entry = slots[slot]!;
			if (entry === 0) return NO_NAME;
			if (slots[slot + 1] === hash && this.#isLabel(entry - 1, parent, octets, at, length))
				return (entry - 1) as NameId;
			slot = (slot + 2) & mask;
		}
	}

	/**
	 * Enters the labels `wire[at..end)` below `origin`. A root octet at the end is not part of them.
	 *
	 * Hot: once per name. The label starts go through a scratch array, since a name is read from its end.
	 */
	intern(wire: Uint8Array, at: number, end: number, origin: NameId): NameId {
		if (at >= end) return origin;
		const length = wire[at]!;
		const rest = at + length + 1;
		return this.child(rest < end ? this.#above(wire, rest, end, origin) : origin, wire, at + 1, length);
	}

	/** The labels behind the first one, which mostly are those of the name before: that of owners, or that of the hosts they name. */
	#above(wire: Uint8Array, at: number, end: number, origin: NameId): NameId {
		const last = origin === ROOT_NAME ? this.#lastAbsolute : this.#lastRelative;
		if (last.origin === origin && last.length === end - at) {
			let index = 0;
			while (at + index < end && last.wire[index] === wire[at + index]) index++;
			if (at + index === end) return last.name;
		}
		let labels = 0;
		for (let label = at; label < end; label += wire[label]! + 1) labelStarts[labels++] = label;
		let name = origin;
		while (labels > 0) {
			const label = labelStarts[--labels]!;
			name = this.child(name, wire, label + 1, wire[label]!);
		}
		last.origin = origin;
		last.length = end - at;
		last.wire.set(wire.subarray(at, end));
		last.name = name;
		return name;
	}

	/** The absolute name that begins at an octet of `wire`, or `NO_NAME` where it is not in the table. */
	find(wire: Uint8Array, at: number): NameId {
		let labels = 0;
		for (let label = at; wire[label]! !== 0; label += wire[label]! + 1) labelStarts[labels++] = label;
		let name = ROOT_NAME;
		while (labels > 0 && name !== NO_NAME) {
			const label = labelStarts[--labels]!;
			name = this.findChild(name, wire, label + 1, wire[label]!);
		}
		return name;
	}

	parentOf(name: NameId): NameId {
		return this.parent[name]! as NameId;
	}

	/** How many labels the name has. */
	depth(name: NameId): number {
		let depth = 0;
		for (let at: number = name; at > 0; at = this.parent[at]!) depth++;
		return depth;
	}

	/** Whether `name` is `ancestor` or below it. */
	isWithin(name: NameId, ancestor: NameId): boolean {
		for (let at: number = name; at >= 0; at = this.parent[at]!) {
			if (at === ancestor) return true;
		}
		return false;
	}

	/** The first label of a name, in master-file form and lower case; empty for the root. */
	label(name: NameId): string {
		const at = this.#labelAt[name]!;
		return name === ROOT_NAME ? "" : labelText(this.#labels, at + 1, at + 1 + this.#labels[at]!);
	}

	/** Octets of the first label. */
	labelOctets(name: NameId): Uint8Array {
		const at = this.#labelAt[name]!;
		return this.#labels.subarray(at + 1, at + 1 + this.#labels[at]!);
	}

	/** Whether these octets, in lower case, are the first label of a name. Hot: makes nothing. */
	hasLabel(name: NameId, octets: ArrayLike<number>): boolean {
		const at = this.#labelAt[name]!;
		const length = octets.length;
		if (name === ROOT_NAME || this.#labels[at] !== length) return false;
		for (let index = 0; index < length; index++) if (this.#labels[at + 1 + index] !== octets[index]) return false;
		return true;
	}

	/** How much of the first label some octets, in lower case, are. */
	labelHolds(name: NameId, octets: Uint8Array): LabelMatch {
		return name === ROOT_NAME ? NOT_IN_LABEL : labelMatch(this.#labels, this.#labelAt[name]!, octets);
	}

	/** Whether the first label is one of a host (RFC 1123 section 2.1), and no number. */
	hasHostLabel(name: NameId): boolean {
		return (this.#kinds[name]! & HOST_LABEL) !== 0;
	}

	/**
	 * Reads the first label of a reverse name to the last part of an address: the octet of 4, the nibble of 16 (RFC 1035 section 3.5,
	 * RFC 3596 section 2.5); false if it is no such number in its normal form. Hot: makes nothing.
	 */
	readReversePart(name: NameId, octets: Uint8Array): boolean {
		const labels = this.#labels;
		const first = this.#labelAt[name]! + 1;
		const length = labels[first - 1]!;
		if (octets.length === 16) {
			const nibble = length === 1 ? hexValue(labels[first]!) : -1;
			octets[15] = (octets[15]! & 0xf0) | nibble;
			return nibble >= 0;
		}
		if (length > 3 || (length > 1 && labels[first] === DIGIT_0)) return false;
		let value = 0;
		for (let at = first; at < first + length; at++) {
			if (!isDigit(labels[at]!)) return false;
			value = value * 10 + labels[at]! - DIGIT_0;
		}
		octets[3] = value;
		return value <= 255;
	}

	/** Whether the third and the fourth octet of the first label are hyphens, as in `xn--`. */
	hasHyphenPair(name: NameId): boolean {
		return (this.#kinds[name]! & HYPHEN_PAIR) !== 0;
	}

	/** The same of any label. */
	hasHyphenPairWithin(name: NameId): boolean {
		return (this.#kinds[name]! & (HYPHEN_PAIR << WITHIN)) !== 0;
	}

	/** The order of the first labels of two names, octet by octet; below 0 where that of `one` comes first. */
	compareLabels(one: number, other: number): number {
		const labels = this.#labels;
		const oneAt = this.#labelAt[one]!;
		const otherAt = this.#labelAt[other]!;
		const oneLength = labels[oneAt]!;
		const otherLength = labels[otherAt]!;
		const length = Math.min(oneLength, otherLength);
		for (let index = 1; index <= length; index++) {
			const difference = labels[oneAt + index]! - labels[otherAt + index]!;
			if (difference !== 0) return difference;
		}
		return oneLength - otherLength;
	}

	/** The name `*` directly below another, or `NO_NAME` where it is not in the table. */
	wildcardBelow(name: NameId): NameId {
		return this.findChild(name, ASTERISK_LABEL, 0, 1);
	}

	/** Whether the first label begins with an underscore and goes on, as those of services do (RFC 8552). */
	isUnderscored(name: NameId): boolean {
		return (this.#kinds[name]! & UNDERSCORED) !== 0;
	}

	/** Whether the first label is `*` (RFC 4592). */
	isWildcard(name: NameId): boolean {
		return (this.#kinds[name]! & WILDCARD) !== 0;
	}

	/** Whether any label is `*`. */
	hasWildcardWithin(name: NameId): boolean {
		return (this.#kinds[name]! & (WILDCARD << WITHIN)) !== 0;
	}

	/** The name in master-file form: absolute, in lower case; "" for `NO_NAME`. */
	text(name: NameId): string {
		if (name === ROOT_NAME) return ".";
		let text = "";
		for (let at: NameId = name; at > ROOT_NAME; at = this.parentOf(at)) text += `${this.label(at)}.`;
		return text;
	}

	/** The name on the wire, absolute; the root for `NO_NAME`. */
	wire(name: NameId): Uint8Array {
		const wire = new Uint8Array(256);
		let length = 0;
		for (let at: NameId = name; at > ROOT_NAME; at = this.parentOf(at)) {
			const label = this.labelOctets(at);
			wire[length++] = label.length;
			wire.set(label, length);
			length += label.length;
		}
		return wire.slice(0, length + 1);
	}

	/** Bytes that the columns take. */
	get bytes(): number {
		return this.parent.length * (7 * 4 + 1) + this.#labels.length + this.#slots.length * 4;
	}

	#isLabel(name: number, parent: number, octets: Uint8Array, at: number, length: number): boolean {
		if (this.parent[name] !== parent) return false;
		const labels = this.#labels;
		const label = this.#labelAt[name]!;
		if (labels[label] !== length) return false;
		for (let index = 0; index < length; index++) {
			if (labels[label + 1 + index] !== LOWERED[octets[at + index]!]) return false;
		}
		return true;
	}

	#enter(parent: NameId, octets: Uint8Array, at: number, length: number, hash: number, slot: number): NameId {
		const name = this.count++;
		const label = this.#labelsLength;
		this.#labelsLength = label + length + 1;
		if (name >= this.parent.length || this.#labelsLength > this.#labels.length) this.#makeRoom(name);
		const labels = this.#labels;
		labels[label] = length;
		let kinds = 0;
		for (let index = 0; index < length; index++) {
			const octet = LOWERED[octets[at + index]!]!;
			labels[label + 1 + index] = octet;
			kinds |= OCTET_KINDS[octet]!;
		}
		this.#labelAt[name] = label;
		const kind = labelKind(kinds, labels, label + 1, length);
		this.#kinds[name] = kind | (kind << WITHIN) | (this.#kinds[parent]! & ALL_WITHIN);
		this.parent[name] = parent;
		this.firstChild[name] = -1;
		this.nextSibling[name] = this.firstChild[parent]!;
		this.firstChild[parent] = name;
		this.firstOwner[name] = -1;
		this.firstReference[name] = -1;
		this.activity[name] = 0;
		this.#slots[slot] = name + 1;
		this.#slots[slot + 1] = hash;
		if (this.count * 16 > this.#slots.length * 7) this.#rehash(this.#slots.length);
		return name as NameId;
	}

	/** Makes room for one more name, whose label ends with the labels. */
	#makeRoom(name: number): void {
		if (name >= this.parent.length) this.#grow(name * 2);
		if (this.#labelsLength > this.#labels.length) this.#labels = grown(this.#labels, this.#labelsLength * 2);
	}

	#grow(capacity: number): void {
		this.parent = grown(this.parent, capacity);
		this.firstChild = grown(this.firstChild, capacity);
		this.nextSibling = grown(this.nextSibling, capacity);
		this.firstOwner = grown(this.firstOwner, capacity);
		this.firstReference = grown(this.firstReference, capacity);
		this.activity = grown(this.activity, capacity);
		this.#kinds = grown(this.#kinds, capacity);
		this.#labelAt = grown(this.#labelAt, capacity);
	}

	/** @param count how many slots there are from now on. */
	#rehash(count: number): void {
		const old = this.#slots;
		const slots = new Int32Array(count * 2);
		const mask = slots.length - 1;
		for (let at = 0; at < old.length; at += 2) {
			if (old[at] === 0) continue;
			const hash = old[at + 1]!;
			let slot = (hash << 1) & mask;
			while (slots[slot] !== 0) slot = (slot + 2) & mask;
			slots[slot] = old[at]!;
			slots[slot + 1] = hash;
		}
		this.#slots = slots;
	}
}

/** By so many bits the kinds of all labels of a name are shifted to stand above those of the first one. */
const WITHIN = 4;
const ALL_WITHIN = 0xf0;

/** So many slots that no more than seven of eight are taken: names that follow each other lie side by side, so few are looked at all the same. */
function slotsFor(names: number): number {
	return powerOfTwo((names * 8) / 7);
}

/** A name that was entered: `wire[0..length)` below `origin`. */
interface LastName {
	origin: NameId;
	readonly wire: Uint8Array;
	length: number;
	name: NameId;
}

/** A name has at most 127 labels. */
const labelStarts = new Int32Array(128);

const ASTERISK_LABEL = Uint8Array.of(42);
