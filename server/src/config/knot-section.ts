import type { ConfigPlace } from "./configured-zone.ts";
import { BYTE_ORDER_MARK, MAX_WORDS, tooManyWords, WORDS_PER_STEP } from "./read-limits.ts";

/** A value of a knot.conf, quotes taken off; the place has them. */
export interface KnotValue extends ConfigPlace {
	readonly text: string;
}

/** `file: "%s.zone"`, or `domain: [ example.com, example.net ]`. */
export interface KnotItem {
	readonly name: string;
	readonly start: number;
	end: number;
	readonly values: KnotValue[];
	/** Whether its values stand in brackets or in lines of their own. */
	isList: boolean;
}

/** One entry of a section: `- domain: example.com` and the lines below it. */
export interface KnotEntry {
	/** Where its dash stands; -1 without one. */
	readonly dash: number;
	readonly items: KnotItem[];
}

export interface KnotSection {
	readonly name: string;
	/** What stands behind its colon. */
	readonly values: KnotValue[];
	readonly entries: KnotEntry[];
}

/** Where values end, and where the next line starts. */
interface ValuesEnd {
	readonly next: number;
	readonly end: number;
	/** Whether they stood in brackets. */
	readonly isList: boolean;
}

type Report = (place: ConfigPlace, message: string) => void;

/**
 * Reads the sections of a knot.conf (Knot DNS, "Configuration": "a simplified YAML format"): sections in the first column, items
 * with a colon below them, lists of entries with a dash, lists of values in brackets. Reads on behind lines that are none of it. Some
 * lines or values at a time.
 */
export function sectionSteps(path: string, text: string, report: Report): Generator<void, KnotSection[]> {
	return new SectionReader(path, text, report).read();
}

const KEY = /([A-Za-z0-9][\w-]*)[ \t]*:(?=[ \t\r\n]|$)/y;

class SectionReader {
	readonly #path: string;
	readonly #text: string;
	readonly #report: Report;
	readonly #sections: KnotSection[] = [];
	#item: KnotItem | undefined;
	#words = 0;

	constructor(path: string, text: string, report: Report) {
		this.#path = path;
		this.#text = text;
		this.#report = report;
	}

	*read(): Generator<void, KnotSection[]> {
		let at = 0;
		if (this.#text.startsWith("\uFEFF")) {
			this.#report({ path: this.#path, start: 0, end: 1 }, BYTE_ORDER_MARK);
			at = 1;
		}
		while (at < this.#text.length) {
			if (this.#words > MAX_WORDS) {
				this.#report({ path: this.#path, start: at, end: at + 1 }, tooManyWords(MAX_WORDS));
				break;
			}
			at = yield* this.#line(at);
		}
		return this.#sections;
	}

	/** Reads a line, or several where brackets go over them; returns where the next one starts. */
	*#line(lineStart: number): Generator<void, number> {
		if (++this.#words % WORDS_PER_STEP === 0) yield;
		let at = this.#behindBlanks(lineStart);
		const isFlush = at === lineStart || (lineStart <= 1 && this.#text[at - 1] === "\uFEFF");
		if (this.#isLineEnd(at)) return this.#nextLine(at);
		// The marks between YAML documents mean nothing here.
		if (isFlush && /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.test(this.#text.slice(at, at + 80))) return this.#nextLine(at);
		const dash = this.#text[at] === "-" && /[ \t\r\n]|^$/.test(this.#text[at + 1] ?? "") ? at : -1;
		if (dash >= 0) at = this.#behindBlanks(dash + 1);
		KEY.lastIndex = at;
		const name = KEY.exec(this.#text)?.[1];
		const section = this.#sections.at(-1);
		if (name === undefined) return yield* this.#valueLine(at, dash);
		const behind = KEY.lastIndex;
		if (isFlush && dash < 0) {
			const added: KnotSection = { name, values: [], entries: [] };
			this.#sections.push(added);
			this.#item = undefined;
			return (yield* this.#values(behind, added.values)).next;
		}
		if (!section) {
			this.#report(
				{ path: this.#path, start: at, end: behind },
				`${name} stands in no section, such as zone or template`,
			);
			return this.#nextLine(behind);
		}
		const item: KnotItem = { name, start: at, end: behind, values: [], isList: false };
		if (dash >= 0 || section.entries.length === 0) section.entries.push({ dash, items: [] });
		section.entries.at(-1)!.items.push(item);
		this.#item = item;
		const { next, end, isList } = yield* this.#values(behind, item.values);
		item.end = Math.max(behind, end);
		item.isList = isList;
		return next;
	}

	/** A line without a name: `- value` below an item that has none yet, or nothing that Knot knows. */
	*#valueLine(at: number, dash: number): Generator<void, number> {
		if (dash >= 0 && this.#isLineEnd(at)) {
			// The entry begins in the line below.
			this.#sections.at(-1)?.entries.push({ dash, items: [] });
			this.#item = undefined;
			return this.#nextLine(at);
		}
		const item = this.#item;
		if (dash >= 0 && item && (item.values.length === 0 || item.isList)) {
			const { next, end } = yield* this.#values(at, item.values);
			item.end = end;
			item.isList = true;
			return next;
		}
		const end = this.#endOfLine(at);
		const word = this.#text.slice(at, Math.min(end, at + 40));
		this.#report(
			{ path: this.#path, start: at, end },
			`a name and a colon are missing here: ${word} is none of what Knot takes in a line`,
		);
		return this.#nextLine(end);
	}

	/** The values behind a colon, up to the end of the line, or of the brackets. */
	*#values(start: number, values: KnotValue[]): Generator<void, ValuesEnd> {
		let at = this.#behindBlanks(start);
		if (this.#text[at] !== "[") {
			if (this.#isLineEnd(at)) return { next: this.#nextLine(at), end: start, isList: false };
			const value = this.#value(at, false);
			values.push(value);
			const rest = this.#behindBlanks(value.end);
			if (!this.#isLineEnd(rest)) {
				this.#report(
					{ path: this.#path, start: rest, end: this.#endOfLine(rest) },
					"nothing can stand behind this value",
				);
			}
			return { next: this.#nextLine(rest), end: value.end, isList: false };
		}
		const open = at++;
		for (;;) {
			at = this.#behindBlanks(at);
			while (at < this.#text.length && this.#isLineEnd(at)) {
				const next = this.#nextLine(at);
				// What begins an item says that the bracket was forgotten.
				if (this.#beginsItem(next)) return this.#unclosed(open, at);
				at = this.#behindBlanks(next);
			}
			if (at >= this.#text.length) return this.#unclosed(open, this.#text.length);
			if (this.#words > MAX_WORDS) return { next: at, end: at, isList: true };
			const character = this.#text[at]!;
			if (character === "]") return { next: this.#nextLine(at + 1), end: at + 1, isList: true };
			if (character === ",") {
				at++;
				continue;
			}
			const value = this.#value(at, true);
			values.push(value);
			if (++this.#words % WORDS_PER_STEP === 0) yield;
			at = Math.max(value.end, at + 1);
		}
	}

	#beginsItem(lineStart: number): boolean {
		const at = this.#behindBlanks(lineStart);
		const isEntry = this.#text[at] === "-" && /[ \t]/.test(this.#text[at + 1] ?? "");
		KEY.lastIndex = isEntry ? this.#behindBlanks(at + 1) : at;
		return KEY.test(this.#text);
	}

	#unclosed(open: number, at: number): ValuesEnd {
		this.#report({ path: this.#path, start: open, end: open + 1 }, "this list is not closed: a bracket is missing");
		return { next: this.#nextLine(at), end: at, isList: true };
	}

	#value(start: number, isInList: boolean): KnotValue {
		const path = this.#path;
		const quote = this.#text[start]!;
		if (quote === '"' || quote === "'") {
			let at = start + 1;
			while (!this.#isBehindLine(at) && this.#text[at] !== quote) {
				const isEscape = quote === '"' && this.#text[at] === "\\" && !this.#isBehindLine(at + 1);
				at += isEscape ? 2 : 1;
			}
			if (!this.#isBehindLine(at)) {
				const text = this.#text.slice(start + 1, at).replace(/\\(["\\])/g, "$1");
				return { text, path, start, end: at + 1 };
			}
			const text = this.#text.slice(start + 1, this.#endOfLine(start)).trimEnd();
			this.#report({ path, start, end: start + 1 + text.length }, "this quoted text is not closed: a quote is missing");
			return { text, path, start, end: start + 1 + text.length };
		}
		// A list of a million values may be one line, so its end is not looked for.
		let end = start;
		while (!this.#isBehindLine(end) && !(isInList && LIST_END.test(this.#text[end]!))) {
			if (this.#text[end] === "#" && end > start && /[ \t]/.test(this.#text[end - 1]!)) break;
			end++;
		}
		const text = this.#text.slice(start, end).trimEnd();
		return { text, path, start, end: start + text.length };
	}

	#behindBlanks(start: number): number {
		let at = start;
		while (this.#text[at] === " " || this.#text[at] === "\t") at++;
		return at;
	}

	/** Whether nothing but a comment stands on the rest of the line. */
	#isLineEnd(at: number): boolean {
		const character = this.#text[at];
		return character === undefined || character === "\n" || character === "\r" || character === "#";
	}

	#endOfLine(start: number): number {
		let at = start;
		while (!this.#isBehindLine(at)) at++;
		return at;
	}

	#isBehindLine(at: number): boolean {
		return at >= this.#text.length || this.#text[at] === "\n" || this.#text[at] === "\r";
	}

	#nextLine(start: number): number {
		const end = this.#text.indexOf("\n", start);
		return end < 0 ? this.#text.length : end + 1;
	}
}

const LIST_END = /[,\]]/;
