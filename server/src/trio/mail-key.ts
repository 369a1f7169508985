import type { Universe } from "../workspace/universe.ts";

/** A universe and a name, or a universe and an address, as one number. */
export type MailKey = number;

/** A universe has fewer names and addresses than this. */
const KEY_SPAN = 2 ** 32;

export function mailKey(universe: Universe, id: number): MailKey {
	return universe.id * KEY_SPAN + id;
}

export function idOfKey(key: MailKey): number {
	return key % KEY_SPAN;
}

export function universeOfKey(key: MailKey): number {
	return Math.floor(key / KEY_SPAN);
}
