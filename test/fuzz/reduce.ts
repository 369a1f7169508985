import { toOctets, toText } from "../../server/src/text/utf8.ts";
import type { Find } from "./fuzzer.ts";
import type { Mutation } from "./mutation.ts";
import { processorClock, Walk } from "./walk.ts";

/** So often a slow input is tried again before it counts as one. */
const TRIES = 4;

/**
 * The same find with as few edits, and as few lines of text before them, as still do it; undefined for one that was
 * slow by chance.
 */
export function reduced(find: Find, longestStep: number): Find | undefined {
	const failure = (one: Find) => failureOf(one, longestStep);
	if (find.isSlow) {
		const last = fromEdit(find, find.mutations.length - 1);
		for (let tries = 0; tries < TRIES; tries++) if (!failure(last)) return undefined;
		return withFewLines(last, failure);
	}
	for (let edits = 1; edits <= find.mutations.length; edits *= 2) {
		const shorter = fromEdit(find, find.mutations.length - edits);
		if (failure(shorter)) return withFewLines(shorter, failure);
	}
	return failure(find) ? withFewLines(find, failure) : find;
}

/** The find without the edits before one. */
function fromEdit(find: Find, first: number): Find {
	const at = Math.max(0, first);
	return { ...find, texts: find.texts.slice(at), mutations: find.mutations.slice(at) };
}

function withFewLines(find: Find, failure: (find: Find) => string | undefined): Find {
	let best = find;
	for (let size = 64; size >= 1; size >>= 1) {
		for (let at = 0; ; ) {
			const smaller = without(best, at, size);
			if (smaller === "no more lines") break;
			const what = smaller && failure(smaller);
			if (what === undefined) at += size;
			else best = { ...smaller!, what };
		}
	}
	return best;
}

/** What goes wrong when a find is tried once more from the start. */
function failureOf({ seed, texts, mutations }: Find, longestStep: number): string | undefined {
	try {
		const walk = new Walk(seed, texts[0]!, processorClock, longestStep);
		walk.compare("actions");
		for (const mutation of mutations) walk.edit(mutation);
		walk.compare("actions");
		walk.ask(walk.text.length);
		return undefined;
	} catch (error) {
		return error instanceof Error ? (error.stack ?? error.message) : String(error);
	}
}

/** The find without some lines of the first text; undefined where an edit touches them. */
function without(find: Find, at: number, size: number): Find | "no more lines" | undefined {
	const lines = toText(find.texts[0]!).split(/(?<=\n)/);
	if (at >= lines.length) return "no more lines";
	const start = lines.slice(0, at).join("").length;
	let end = lines.slice(0, at + size).join("").length;
	const mutations: Mutation[] = [];
	let from = start;
	for (const mutation of find.mutations) {
		const moved = shifted(mutation, from, end);
		if (!moved) return undefined;
		if (mutation.to <= from) {
			const growth = mutation.text.length - (mutation.to - mutation.from);
			from += growth;
			end += growth;
		}
		mutations.push(moved);
	}
	const text = lines.slice(0, at).join("") + lines.slice(at + size).join("");
	return { ...find, texts: [toOctets(text)], mutations };
}

/** An edit once the text from `start` to `end` is gone; undefined where it touches that text. */
function shifted(mutation: Mutation, start: number, end: number): Mutation | undefined {
	if (mutation.to <= start) return mutation;
	if (mutation.from < end) return undefined;
	const by = end - start;
	return { ...mutation, from: mutation.from - by, to: mutation.to - by };
}
