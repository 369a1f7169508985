import type { Verdict } from "../status-words.ts";
import type { MailOverview } from "./mail-overview.ts";
import { countsList, domainRow, type ReportPaths, senderRow, wordList } from "./report-rows.ts";
import { usedWords } from "./used-words.ts";

/** A row of a page that is kept up to date. */
export interface ReportRow {
	/** The same as long as the row is about the same. */
	readonly key: string;
	readonly html: string;
}

/** The parts of a page, as HTML. */
export interface ReportRows {
	readonly head: string;
	readonly domains: readonly ReportRow[];
	readonly senders: readonly ReportRow[];
	readonly words: string;
	/** How many domains and senders are left out, none of them worse than those that are there. */
	readonly left: number;
}

/** More rows than that of a kind would make a page slow, and nobody reads them. */
export const MAX_ROWS = 2000;

/** Makes the parts of a page in small steps, between which the caller may do anything. */
export function* reportRowsSteps(overview: MailOverview, paths: ReportPaths): Generator<void, ReportRows> {
	const shownDomains = mostImportant(overview.domains, ({ verdict }) => verdict);
	const shownSenders = mostImportant(overview.senders, ({ way }) => way.verdict);
	const domains: ReportRow[] = [];
	const keys = new Map<string, number>();
	const keyOf = (...parts: readonly string[]) => {
		const key = JSON.stringify(parts);
		const count = keys.get(key) ?? 0;
		keys.set(key, count + 1);
		return `${key} ${count}`;
	};
	for (const domain of shownDomains) {
		domains.push({ key: keyOf(domain.domain, domain.view), html: domainRow(domain, paths).toString() });
		yield;
	}
	const senders: ReportRow[] = [];
	for (const sender of shownSenders) {
		senders.push({ key: keyOf("", sender.address, sender.source), html: senderRow(sender, paths).toString() });
		yield;
	}
	const all = overview.domains.length + overview.senders.length;
	return {
		head: countsList(overview.counts).toString(),
		domains,
		senders,
		words: wordList(yield* usedWords(overview)).toString(),
		left: all - domains.length - senders.length,
	};
}

const BY_IMPORTANCE: readonly Verdict[] = ["problem", "open", "fine"];

/** The items in their order, the least important left out where there are too many. */
function mostImportant<Item>(items: readonly Item[], verdictOf: (item: Item) => Verdict): readonly Item[] {
	if (items.length <= MAX_ROWS) return items;
	const ranked = BY_IMPORTANCE.flatMap((verdict) => items.filter((item) => verdictOf(item) === verdict));
	const chosen = new Set(ranked.slice(0, MAX_ROWS));
	return items.filter((item) => chosen.has(item));
}
