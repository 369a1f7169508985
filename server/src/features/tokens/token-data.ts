import type { Token } from "./token.ts";
import { TYPE_NUMBER } from "./token-legend.ts";

/** Five numbers for each token, as the language server protocol has them: each line and column counted from the token before. */
export class TokenData {
	readonly numbers: number[] = [];
	#line = 0;
	#character = 0;

	/** Adds tokens in the order of the text. */
	add(tokens: readonly Token[]): void {
		for (const { start, length, type, modifiers } of tokens) {
			const line = start.line - this.#line;
			const character = line === 0 ? start.character - this.#character : start.character;
			this.numbers.push(line, character, length, TYPE_NUMBER[type], modifiers);
			this.#line = start.line;
			this.#character = start.character;
		}
	}
}

/** What is to be put in the place of some numbers of the data before. */
export interface TokenEdit {
	readonly start: number;
	readonly deleteCount: number;
	readonly data: number[];
}

/** The edits, one or none, that make one array of numbers of another. */
export function tokenEdits(before: ArrayLike<number>, now: readonly number[]): TokenEdit[] {
	const most = Math.min(before.length, now.length);
	let start = 0;
	while (start < most && before[start] === now[start]) start++;
	let tail = 0;
	while (tail < most - start && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
	const deleteCount = before.length - tail - start;
	const data = now.slice(start, now.length - tail);
	return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}
