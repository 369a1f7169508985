import type { ConfigPlace } from "./configured-zone.ts";
import type { CorefileToken } from "./corefile-token.ts";
import { WORDS_PER_STEP } from "./read-limits.ts";

/** A plugin with its words, and the lines in its braces. */
export interface CorefileDirective {
	readonly name: CorefileToken;
	readonly values: readonly CorefileToken[];
	readonly block: readonly CorefileDirective[];
}

/** `example.com example.net:1053 { … }`. */
export interface ServerBlock {
	/** Commas taken off. */
	readonly keys: readonly CorefileToken[];
	readonly directives: readonly CorefileDirective[];
}

/** Blocks within blocks deeper than any plugin has them. */
const MAX_DEPTH = 50;

/**
 * Reads the server blocks of a Corefile. What a half-typed one lacks is reported: a block whose brace is missing ends before
 * what looks like the head of the next one. Some words at a time.
 */
export function serverBlockSteps(
	tokens: readonly CorefileToken[],
	report: (place: ConfigPlace, message: string) => void,
): Generator<void, ServerBlock[]> {
	return new BlockReader(tokens, report).blocks();
}

class BlockReader {
	readonly #tokens: readonly CorefileToken[];
	readonly #report: (place: ConfigPlace, message: string) => void;
	#at = 0;

	constructor(tokens: readonly CorefileToken[], report: (place: ConfigPlace, message: string) => void) {
		this.#tokens = tokens;
		this.#report = report;
	}

	*blocks(): Generator<void, ServerBlock[]> {
		const blocks: ServerBlock[] = [];
		while (this.#at < this.#tokens.length) {
			yield;
			const token = this.#tokens[this.#at]!;
			if (isBrace(token, "}")) {
				this.#report(token, "this closing brace has no opening one");
				this.#at++;
				continue;
			}
			const keys = yield* this.#keys();
			// A comma or a pair of quotes alone is no zone.
			const head = keys[0] ?? token;
			const opener = this.#tokens[this.#at];
			if (opener && isBrace(opener, "{")) {
				this.#at++;
				blocks.push({ keys, directives: yield* this.#directives(opener, head, 1) });
			} else {
				const last = keys.at(-1);
				if (!last) {
					this.#report(token, "no zone is named here: write one, such as example.org, or . for all");
				} else if (blocks.length > 0) {
					// A Corefile of one block needs no braces.
					this.#report(last, `the block of ${head.text} is not opened: a brace is missing at the end of this line`);
				}
				blocks.push({ keys, directives: yield* this.#directives(undefined, head, 1) });
			}
		}
		return blocks;
	}

	/** The zones at the head of a block; one that ends with a comma goes on in the next line. */
	*#keys(): Generator<void, CorefileToken[]> {
		const keys: CorefileToken[] = [];
		let goesOn = true;
		while (this.#at < this.#tokens.length) {
			if (this.#at % WORDS_PER_STEP === 0) yield;
			const token = this.#tokens[this.#at]!;
			if (isBrace(token, "{") || (token.startsLine && !goesOn)) break;
			let start = token.start;
			for (const text of token.text.split(",")) {
				if (text !== "") keys.push({ ...token, text, start, end: Math.min(token.end, start + text.length) });
				start += text.length + 1;
			}
			goesOn = token.text.endsWith(",");
			this.#at++;
		}
		return keys;
	}

	/** The lines up to the closing brace; all lines where nothing opens the block. */
	*#directives(
		opener: CorefileToken | undefined,
		head: CorefileToken,
		depth: number,
	): Generator<void, CorefileDirective[]> {
		const directives: CorefileDirective[] = [];
		while (this.#at < this.#tokens.length) {
			if (this.#at % WORDS_PER_STEP === 0) yield;
			const token = this.#tokens[this.#at]!;
			if (isBrace(token, "}")) {
				this.#at++;
				return directives;
			}
			if (this.#opensServer(token)) {
				if (opener) {
					this.#report(opener, `the block of ${head.text} is not closed: a brace is missing before ${token.text}`);
				}
				return directives;
			}
			this.#at++;
			const values: CorefileToken[] = [];
			let block: CorefileDirective[] = [];
			for (let next = this.#tokens[this.#at]; next && !next.startsLine; next = this.#tokens[this.#at]) {
				if (this.#at % WORDS_PER_STEP === 0) yield;
				if (isBrace(next, "}")) break;
				this.#at++;
				if (isBrace(next, "{")) {
					if (depth === MAX_DEPTH) {
						this.#report(
							next,
							`blocks stand within blocks ${MAX_DEPTH} deep: what stands here and behind it is not read`,
						);
						this.#at = this.#tokens.length;
						return directives;
					}
					block = yield* this.#directives(next, token, depth + 1);
					break;
				}
				values.push(next);
			}
			directives.push({ name: token, values, block });
		}
		if (opener)
			this.#report(opener, `the block of ${head.text} is not closed: a brace is missing at the end of the file`);
		return directives;
	}

	/** Whether a line within a block is the head of a server block: it starts in the first column with a zone and ends with a brace. */
	#opensServer(token: CorefileToken): boolean {
		if (!token.isFlush || token.isQuoted || !/[.:]/.test(token.text)) return false;
		for (let at = this.#at + 1; at < this.#tokens.length; at++) {
			const next = this.#tokens[at]!;
			if (next.startsLine) return false;
			if (isBrace(next, "{")) return true;
		}
		return false;
	}
}

function isBrace({ text, isQuoted }: CorefileToken, brace: string): boolean {
	return text === brace && !isQuoted;
}
