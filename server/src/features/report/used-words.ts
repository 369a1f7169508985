import { GENERIC, GENERIC_WORDS, STATUS_WORDS, type Status, type StatusWords } from "../status-words.ts";
import type { MailOverview, MailWay } from "./mail-overview.ts";

/** A word that is said of a way of mail. */
export type WayWord = Status | typeof GENERIC;

/** What each of them says, in the order in which they are explained. */
export const WAY_WORDS: Readonly<Record<WayWord, StatusWords>> = { ...STATUS_WORDS, [GENERIC]: GENERIC_WORDS };

/** The words that are said of a way. */
export function wordsOfWay({ statuses, generic }: MailWay): WayWord[] {
	return generic ? [...statuses, GENERIC] : [...statuses];
}

/** The words that a report uses, found in small steps. */
export function* usedWords({ domains, senders }: MailOverview): Generator<void, WayWord[]> {
	const used = new Set<WayWord>();
	const add = (way: MailWay) => {
		for (const word of wordsOfWay(way)) used.add(word);
	};
	for (const { hosts, published } of domains) {
		for (const { ways } of [...hosts, ...(published?.hosts ?? [])]) ways.forEach(add);
		yield;
	}
	for (const { way } of senders) {
		add(way);
		yield;
	}
	return (Object.keys(WAY_WORDS) as WayWord[]).filter((word) => used.has(word));
}
